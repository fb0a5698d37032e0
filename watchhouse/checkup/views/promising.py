"""What is promised on a plan, whoever holds the device."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from watchhouse.checkup import actions, scoring
from watchhouse.checkup.models import Check, Promise
from watchhouse.checkup.promise_forms import PromisesForm
from watchhouse.foundation.refusal import Refusal
from watchhouse.people.models import Person


def to_choose(sheet: scoring.Sheet, promised: Sequence[Promise], data: Any = None) -> PromisesForm:
    """The first three steps and what is promised already, each with its day."""
    return PromisesForm(data, lines=sheet.to_do[:3], promised=promised)


def of_check(check: Check, data: Any = None) -> PromisesForm:
    """The same for the plan of a check; one that is no business's has no promises."""
    promised = list(check.business.promises.open()) if check.business else []
    return to_choose(scoring.sheet_of(check), promised, data)


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
