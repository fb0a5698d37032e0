"""A measure is promised, moved to another day, kept, or taken back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from django.db import transaction

from watchhouse.checkup import events, rules, scoring
from watchhouse.checkup.actions.whose import whose
from watchhouse.checkup.models import Promise, PromiseState
from watchhouse.checkup.states import MOST_PROMISES
from watchhouse.foundation import clock, journal, states
from watchhouse.members.models import Business
from watchhouse.people.models import Person


@transaction.atomic
def promise(business: Business, *, measure: str, due_on: date, by: Person | None = None) -> Promise:
    """Promise a measure by a day. One that is promised already keeps its place and gets the day.

    Raises TooManyPromises at the fourth, PromiseInThePast, PromiseTooFar or NotInTheBank.
    """
    if measure not in scoring.measures():
        raise rules.NotInTheBank
    Business.objects.select_for_update().get(pk=business.pk)
    promised = list(business.promises.open())
    for each in promised:
        if each.measure == measure:
            return move(each, due_on=due_on, by=by)
    rules.check_can_promise(open_now=len(promised), due_on=due_on, today=clock.today())
    taken = {each.place for each in promised}
    row = Promise.objects.create(
        business=business, measure=measure, due_on=due_on, by=by,
        place=min(place for place in range(1, MOST_PROMISES + 1) if place not in taken),
    )  # fmt: skip
    journal.tell(events.Promised(measure=measure, due_on=due_on.isoformat(), **whose(business, by)))
    return row


@transaction.atomic
def move(promised: Promise, *, due_on: date, by: Person | None = None) -> Promise:
    """Choose another day; the same day again changes nothing, also when it has passed.

    Raises PromiseInThePast, PromiseTooFar, or PromiseOver for one that is not open any more.
    """
    row = Promise.objects.select_for_update(of=("self",)).get(pk=promised.pk)
    if row.state != PromiseState.OPEN:
        raise rules.PromiseOver
    if row.due_on == due_on:
        return row
    rules.check_day(due_on, today=clock.today())
    row.due_on = due_on
    row.save(update_fields=["due_on"])
    day = due_on.isoformat()
    journal.tell(events.PromiseMoved(measure=row.measure, due_on=day, **whose(row.business, by)))
    return row


@transaction.atomic
def promise_these(
    business: Business,
    *,
    wanted: Mapping[str, date],
    among: Collection[str],
    by: Person | None = None,
) -> None:
    """Make the open promises `among` these measures the ones that are wanted, each by its day, and
    no others.
    """
    for promised in business.promises.open().filter(measure__in=set(among) - set(wanted)):
        let_go(promised, by=by)
    for measure, due_on in wanted.items():
        promise(business, measure=measure, due_on=due_on, by=by)


@transaction.atomic
def keep(promised: Promise, *, by: Person | None = None) -> Promise:
    """What was promised is in place."""
    return _end(promised, PromiseState.KEPT, by)


@transaction.atomic
def let_go(promised: Promise, *, by: Person | None = None) -> Promise:
    """Take a promise back; its place is free again."""
    return _end(promised, PromiseState.LET_GO, by)


def _end(promised: Promise, becomes: PromiseState, by: Person | None) -> Promise:
    row = Promise.objects.select_for_update(of=("self",)).get(pk=promised.pk)
    states.check(Promise.transitions, was=row.state, becomes=becomes)
    row.state, row.place = becomes, None
    row.kept_at = clock.now() if becomes == PromiseState.KEPT else None
    row.save(update_fields=["state", "place", "kept_at"])
    kind = events.PromiseKept if becomes == PromiseState.KEPT else events.PromiseLetGo
    journal.tell(kind(measure=row.measure, **whose(row.business, by)))
    return row
