"""What happens to a visit: it is asked for, proposed, booked, moved, cancelled, finished."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction

from watchhouse.checkup import actions as checkup
from watchhouse.dispatch import actions as dispatch
from watchhouse.foundation import clock, journal, states
from watchhouse.members import tiers
from watchhouse.members.models import Business
from watchhouse.people.models import Person
from watchhouse.visits import emails, rules
from watchhouse.visits.events import Asked, Booked, Cancelled, Finished, Moved, Proposed
from watchhouse.visits.models import Slot, State, Visit
from watchhouse.visits.words import new_code_word


@transaction.atomic
def ask(
    business: Business, *, topic: str, suits: Sequence[str] = (), note: str = "", by: Person
) -> Visit:
    """Ask for a visit. Asked again before anybody answered, it is the same visit, reworded.

    Raises `members.rules.UsedUp` when the membership holds no more of them this year.
    """
    Business.objects.select_for_update().get(pk=business.pk)
    if not business.visits.filter(state=State.ASKED).exists():
        tiers.check_can_use(business, "visit")
    visit, new = Visit.objects.update_or_create(
        business=business, state=State.ASKED,
        defaults={"topic": topic, "suits": list(suits), "note": note, "asked_by": by},
    )  # fmt: skip
    if new:
        journal.tell(Asked(visit_id=visit.pk, topic=topic, business_id=business.pk, by_id=by.pk))
    return visit


@transaction.atomic
def propose(visit: Visit, *, times: Sequence[datetime], by: Person) -> Visit:
    """Propose one to five times in place of those before; a time that is booked stays booked."""
    visit = _locked(visit)
    rules.check_can_change(visit)
    rules.check_times(times)
    visit.slots.all().delete()
    Slot.objects.bulk_create(Slot(visit=visit, adviser=by, starts=t) for t in sorted(set(times)))
    if visit.state != State.BOOKED:
        _move(visit, State.PROPOSED)
        visit.adviser = by
    visit.sequence += 1
    visit.save(update_fields=["state", "adviser", "sequence"])
    dispatch.post(*emails.proposed(visit))
    journal.tell(Proposed(visit_id=visit.pk, times=len(set(times)), **_who(visit, by)))
    return visit


@transaction.atomic
def book(visit: Visit, *, slot: Slot, by: Person) -> Visit:
    """Book one of the proposed times. Of two who want one time of an adviser, one gets it."""
    visit = _locked(visit)
    rules.check_can_change(visit)
    _take(visit, slot)
    visit.code_word = visit.code_word or new_code_word()
    visit.save(update_fields=["code_word"])
    dispatch.post(*emails.booked(visit))
    journal.tell(Booked(visit_id=visit.pk, adviser_id=slot.adviser_id, **_who(visit, by)))
    return visit


@transaction.atomic
def move(visit: Visit, *, slot: Slot, by: Person) -> Visit:
    """Take another of the proposed times instead; the same time again changes nothing."""
    visit = _locked(visit)
    rules.check_can_change(visit)
    if visit.state != State.BOOKED:
        raise rules.NotBooked
    if (visit.adviser_id, visit.starts) == (slot.adviser_id, slot.starts):
        return visit
    _take(visit, slot)
    dispatch.post(*emails.moved(visit))
    journal.tell(Moved(visit_id=visit.pk, adviser_id=slot.adviser_id, **_who(visit, by)))
    return visit


def _take(visit: Visit, slot: Slot) -> None:
    """Give the visit this time: the adviser's row is the lock, the unique key the last word."""
    Person.objects.select_for_update().get(pk=slot.adviser_id)
    if not visit.slots.free().filter(pk=slot.pk).exists():
        raise rules.SlotTaken
    _move(visit, State.BOOKED)
    visit.adviser, visit.starts, visit.sequence = slot.adviser, slot.starts, visit.sequence + 1
    try:
        with transaction.atomic():
            visit.save(update_fields=["state", "adviser", "starts", "sequence"])
    except IntegrityError as taken:
        raise rules.SlotTaken from taken


@transaction.atomic
def cancel(visit: Visit, *, by: Person) -> Visit:
    """The visit does not take place; its time is free again."""
    visit = _locked(visit)
    rules.check_can_change(visit)
    was_booked = visit.state == State.BOOKED
    _move(visit, State.CANCELLED)
    visit.ended_at, visit.sequence = clock.now(), visit.sequence + 1
    visit.save(update_fields=["state", "ended_at", "sequence"])
    dispatch.post(*emails.cancelled(visit))
    journal.tell(Cancelled(visit_id=visit.pk, was_booked=was_booked, **_who(visit, by)))
    return visit


@transaction.atomic
def finish(
    visit: Visit, *, minutes: int, seen: str, promises: Mapping[str, date], by: Person
) -> Visit:
    """Keep how the visit went: minutes, what was seen, and by measure the day it is promised for.

    The owner leaves with these promises and no others: what was promised before and is not among
    them is taken back. One that checkup refuses refuses the whole, so that nothing is half kept.
    """
    visit = _locked(visit)
    rules.check_can_finish(visit)
    if len(promises) > rules.MOST_PROMISES:
        raise rules.TooManyPromises
    before = visit.business.promises.open().values_list("measure", flat=True)
    checkup.promise_these(visit.business, wanted=promises, among=list(before), by=by)
    _move(visit, State.FINISHED)
    visit.spent_minutes, visit.seen, visit.ended_at = minutes, seen, clock.now()
    visit.save(update_fields=["state", "spent_minutes", "seen", "ended_at"])
    journal.tell(
        Finished(
            visit_id=visit.pk, minutes=minutes, promises=len(promises), **_who(visit, by),
        )
    )  # fmt: skip
    return visit


def _locked(visit: Visit) -> Visit:
    """The row as it is now, ours until the transaction ends."""
    rows = Visit.objects.select_for_update(of=("self",)).select_related("business", "adviser")
    return rows.get(pk=visit.pk)


def _move(visit: Visit, state: State) -> None:
    states.check(visit.transitions, was=visit.state, becomes=state)
    visit.state = state


def _who(visit: Visit, by: Person) -> dict[str, int]:
    return {"business_id": visit.business_id, "by_id": by.pk}
