"""More than a tick: a measure is found in place, or no longer."""

from __future__ import annotations

from django.db import transaction

from watchhouse.checkup import events
from watchhouse.checkup.actions.marking import mark
from watchhouse.checkup.actions.whose import whose
from watchhouse.checkup.models import Confirmation, How, StepState
from watchhouse.foundation import journal
from watchhouse.members.models import Business
from watchhouse.people.models import Person


@transaction.atomic
def confirm(
    business: Business, *, measure: str, how: How, by: Person | None = None
) -> Confirmation:
    """A measure is in place, by more than a tick; it counts as done too.

    Confirmed in the same way before, it keeps that day. The journal hears the first way alone.
    Raises NotInTheBank.
    """
    mark(business, measure=measure, becomes=StepState.DONE, by=by)
    standing = {
        each.how: each for each in business.confirmations.standing().filter(measure=measure)
    }
    if how in standing:
        return standing[how]
    row = Confirmation.objects.create(business=business, measure=measure, how=how, by=by)
    if not standing:
        journal.tell(events.Confirmed(measure=measure, how=how, **whose(business, by)))
    return row
