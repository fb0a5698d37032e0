"""A business is erased: it is asked for, may be taken back, begins, and every room answers.

`Erased` tells the rooms above, each of which removes what it has and says so (`answer`). When
the last one has, this room calls down: letters, sessions, tasks, the business, its people.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta

from django.db import IntegrityError, transaction

from watchhouse.dispatch import actions as dispatch
from watchhouse.foundation import clock, journal, keeping, region, retention, states, tasks
from watchhouse.foundation.keeping import Kept, Whose
from watchhouse.members import emails, rules
from watchhouse.members.actions.leaving import leave_all
from watchhouse.members.actions.rows import locked
from watchhouse.members.events import Erased, ErasureAsked, ErasureTakenBack
from watchhouse.members.keeping import KEPT
from watchhouse.members.models import Business, Erasure, ErasureState, Membership, Why
from watchhouse.people import actions as people
from watchhouse.people.models import Person

BATCH = 100


@transaction.atomic
def ask_erasure(business: Business, *, now: bool = False, by: Person) -> Erasure:
    """The owner wants all of it erased, in a week or now. Asked twice, the first one stands,
    unless the second says: now. Raises `rules.SeveralOwners` for now.

    All owners are written to, but for an erasure now: it takes the letters away as well.
    """
    business = locked(business)
    if now:
        rules.check_can_erase_now(business)
    asked = waiting(business)
    if asked is None:
        asked = _row(business, why=Why.OWNER, days=retention.days("change-of-mind"))
        journal.tell(ErasureAsked(business_id=business.pk, by_id=by.pk))
        owners = Membership.objects.owners().filter(business=business).select_related("person")
        dispatch.post(*(emails.erasure_asked(asked, each, by=by) for each in owners if not now))
    if now:
        begin(asked, by=by)
    return asked


def waiting(business: Business) -> Erasure | None:
    """The erasure that was asked for and has not begun."""
    return Erasure.objects.filter(number=business.pk, state=ErasureState.ASKED).first()


@transaction.atomic
def take_back(erasure: Erasure, *, by: Person) -> None:
    """The owner changed their mind in time. Raises `rules.ErasingAlready`."""
    erasure = _locked(erasure.number)
    if erasure.state != ErasureState.ASKED:
        raise rules.ErasingAlready
    _move(erasure, ErasureState.TAKEN_BACK)
    erasure.save(update_fields=["state"])
    journal.tell(ErasureTakenBack(business_id=erasure.number, by_id=by.pk))


@transaction.atomic
def begin(erasure: Erasure, *, by: Person | None = None) -> None:
    """The membership ends, everybody is signed out, and the rooms are told; twice is once."""
    business = Business.objects.select_for_update().filter(pk=erasure.number).first()
    erasure = _locked(erasure.number)
    if erasure.state != ErasureState.ASKED:
        return
    _move(erasure, ErasureState.BEGUN)
    erasure.save(update_fields=["state"])
    if business:
        leave_all([business], by=by)
    people.sign_out(whose(erasure.number))
    journal.tell(Erased(business_id=erasure.number, by_id=by.pk if by else None))


def begin_due() -> int:
    """Begin the erasures whose week is over; return how many."""
    due = Erasure.objects.filter(state=ErasureState.ASKED, due_at__lte=clock.now())
    batch = list(due.order_by("due_at")[:BATCH])
    for erasure in batch:
        begin(erasure)
    return len(batch)


def begin_for_those_who_left() -> int:
    """Begin with businesses that left so long ago that nothing is kept of them; return how many.

    Two workers at once: the unique key lets one of them begin.
    """
    before = clock.now() - timedelta(days=retention.days("left"))
    begun = Erasure.objects.exclude(state=ErasureState.TAKEN_BACK).values("number")
    gone = Business.objects.filter(left_at__lt=before).exclude(pk__in=begun)
    batch = list(gone.order_by("left_at", "pk")[:BATCH])
    for business in batch:
        with suppress(IntegrityError), transaction.atomic():
            begin(_row(business, why=Why.LEFT, days=0))
    return len(batch)


def whose(number: int) -> Whose:
    """The business, and those of its people whom nothing else keeps here: no other business,
    also none that left and may come back, and no role at the centre.

    Their telephone numbers are not among the addresses: anybody can name a number, and what went
    to one about this business is found by the business.
    """
    places = Membership.objects.filter(business=number)
    elsewhere = Membership.objects.exclude(business=number).values("person")
    alone = Person.objects.filter(pk__in=places.values("person"), roles=None, is_superuser=False)
    found = list(alone.exclude(pk__in=elsewhere).values_list("pk", "email"))
    return Whose(number, [pk for pk, _ in found], [email for _, email in found])


@transaction.atomic
def answer(number: int, *, room: str, kept: Sequence[Kept]) -> None:
    """A room removes what it has about the business and says so; the last one's answer ends it.

    Any number of times, in any order: the row of the erasure is the lock.
    """
    erasure = Erasure.objects.select_for_update().filter(
        number=number, state=ErasureState.BEGUN
    ).first()  # fmt: skip
    if erasure is None:
        return
    keeping.remove(kept, whose(number))
    erasure.answered = sorted({*erasure.answered, room})
    erasure.save(update_fields=["answered"])
    if journal.who_reacts(Erased) <= set(erasure.answered):
        _finish(erasure)


def _finish(erasure: Erasure) -> None:
    """What lies below goes last, for it tells the rooms above whose rows are meant."""
    forgotten = whose(erasure.number)
    dispatch.forget(business_id=forgotten.number, addresses=forgotten.addresses)
    tasks.forget(business_id=forgotten.number, addresses=forgotten.addresses)
    keeping.remove(KEPT, forgotten)
    people.forget(forgotten)
    _move(erasure, ErasureState.ERASED)
    erasure.erased_at = clock.now()
    erasure.save(update_fields=["state", "erased_at"])


def _row(business: Business, *, why: Why, days: int) -> Erasure:
    known = {borough.gss for borough in region.current().boroughs}
    return Erasure.objects.create(
        number=business.pk, why=why, due_at=clock.now() + timedelta(days=days),
        borough=business.borough if business.borough in known else "",
    )  # fmt: skip


def _locked(number: int) -> Erasure:
    """The erasure that counts: those taken back are history."""
    rows = Erasure.objects.select_for_update().exclude(state=ErasureState.TAKEN_BACK)
    return rows.get(number=number)


def _move(erasure: Erasure, state: ErasureState) -> None:
    states.check(Erasure.transitions, was=erasure.state, becomes=state)
    erasure.state = state
