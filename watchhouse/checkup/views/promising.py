"""What is promised on a plan, whoever holds the device."""

from __future__ import annotations

from typing import Any

from watchhouse.checkup import actions, scoring
from watchhouse.checkup.models import Check
from watchhouse.checkup.promise_forms import PromisesForm
from watchhouse.foundation.refusal import Refusal
from watchhouse.people.models import Person


def to_choose(check: Check, sheet: scoring.Sheet, data: Any = None) -> PromisesForm:
    """The first three steps and what is promised already, each with its day."""
    promised = list(check.business.promises.open()) if check.business else []
    return PromisesForm(data, lines=sheet.to_do[:3], promised=promised)


def saved(form: PromisesForm, check: Check, *, by: Person) -> bool:
    """Save what is ticked. What is wrong stands at its field then, and nothing is saved."""
    if check.business is None or not form.is_valid():
        return False
    try:
        actions.promise_these(check.business, wanted=form.wanted(), among=form.until, by=by)
    except Refusal as refusal:
        form.add_error("promises", refusal.sentence)
        return False
    return True
