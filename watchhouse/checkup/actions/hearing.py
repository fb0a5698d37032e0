"""What a business says in the guidance counts on its plan as its own tick, and as no more."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from watchhouse.checkup import scoring
from watchhouse.checkup.actions.marking import mark
from watchhouse.checkup.models import Confirmation, Step, StepState
from watchhouse.members.models import Business
from watchhouse.people.models import Person


@transaction.atomic
def done_by_guide(business: Business, *, measure: str, by: Person | None) -> None:
    """They did what a guide, or a little step, shows: its measure is done, as by the plan's button.

    Any number of times. A measure that the bank does not hold is none of the plan's.
    """
    if measure in scoring.measures():
        mark(business, measure=measure, becomes=StepState.DONE, by=by)


@transaction.atomic
def undone_by_guide(
    business: Business, *, measure: str, since: datetime, by: Person | None
) -> None:
    """They take it back: the measure is to do again if their word `since` then was all it stood on.
    What was done before the guide, or is confirmed by more than a tick, stays.
    """
    steps = Step.objects.of(business).select_for_update(of=("self",))
    done = steps.filter(measure=measure, state=StepState.DONE, at__gte=since).exists()
    confirmed = Confirmation.objects.standing().filter(business=business, measure=measure).exists()
    if done and not confirmed:
        mark(business, measure=measure, becomes=StepState.OPEN, by=by)
