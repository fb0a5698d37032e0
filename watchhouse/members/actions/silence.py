"""The silent are asked, reminded once, then closed; who does anything in between stays.

Each step takes a batch, in a number of queries that does not grow with it, and may run twice or
in two workers at once: the row of the silence is made once, and a letter leaves once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from watchhouse.dispatch import actions as dispatch
from watchhouse.foundation import clock, journal
from watchhouse.foundation.models import Entry
from watchhouse.members import emails
from watchhouse.members.actions.leaving import leave_all
from watchhouse.members.events import AskedWhetherThere, Stayed
from watchhouse.members.models import Business, Membership, Silence
from watchhouse.members.silences import silences

BATCH = 200


def touch(business: Business) -> None:
    """Somebody of the business is here: kept once a day, at the cost of one write."""
    today = clock.today()
    if business.last_active_on < today:
        mine = Business.objects.filter(pk=business.pk, last_active_on__lt=today)
        mine.update(last_active_on=today)
        Silence.objects.filter(business=business).delete()
        business.last_active_on = today


@transaction.atomic
def ask_the_silent() -> int:
    """Write to the next batch of businesses that nothing was heard of; return how many."""
    since = silences().active_since(clock.today())
    quiet = Business.objects.active().filter(last_active_on__lt=since, silence=None)
    ours = quiet.select_for_update(of=("self",), skip_locked=True)
    batch = list(ours.order_by("last_active_on", "pk")[:BATCH])
    heard = _heard(batch, since)
    _put_down(heard)
    asked = [each for each in batch if each.pk not in heard]
    today = clock.today()
    Silence.objects.bulk_create([Silence(business=each, asked_on=today) for each in asked])
    _write(Silence.objects.filter(business__in=asked, asked_on=today), again=False)
    journal.tell_all(AskedWhetherThere(business_id=each.pk) for each in asked)
    return len(batch)


@transaction.atomic
def remind_the_silent() -> int:
    """Write once more to those who were asked four weeks ago; return how many."""
    day = clock.today() - timedelta(weeks=silences().remind_after_weeks)
    due = Silence.objects.filter(asked_on__lte=day, reminded_on=None)
    batch = _still_silent(due)
    _write(batch, again=True)
    rows = Silence.objects.filter(pk__in=[each.pk for each in batch])
    rows.update(reminded_on=clock.today())
    return len(batch)


@transaction.atomic
def close_the_silent() -> int:
    """Close those who were asked and reminded and did not answer; return how many."""
    weeks = silences().close_after_weeks - silences().remind_after_weeks
    day = clock.today() - timedelta(weeks=weeks)
    due = Silence.objects.filter(
        asked_on__lte=clock.today() - timedelta(weeks=silences().close_after_weeks),
        reminded_on__lte=day,
    )
    batch = _still_silent(due)
    return leave_all([each.business for each in batch], by=None)


@transaction.atomic
def stay(business: Business, *, by: int | None = None) -> None:
    """They are still there: nothing is closed. Twice is once."""
    asked = Silence.objects.filter(business=business).delete()[0]
    Business.objects.filter(pk=business.pk).update(last_active_on=clock.today())
    if asked:
        journal.tell(Stayed(business_id=business.pk, by_id=by))


def _still_silent(due: QuerySet[Silence]) -> list[Silence]:
    """The next of these, ours until the transaction ends, without those heard of since."""
    batch = list(
        due.select_for_update(of=("self",), skip_locked=True)
        .select_related("business").order_by("asked_on", "pk")[:BATCH]
    )  # fmt: skip
    first = min((each.asked_on for each in batch), default=clock.today())
    heard = _heard([each.business for each in batch], first)
    _put_down({
        each.business_id: heard[each.business_id] for each in batch
        if each.business_id in heard and heard[each.business_id] >= each.asked_on
    })  # fmt: skip
    rows = Silence.objects.filter(pk__in=[each.pk for each in batch])
    left = set(rows.values_list("pk", flat=True))
    return [each for each in batch if each.pk in left]


def _heard(batch: Sequence[Business], since: date) -> dict[int, date]:
    """The last day since then on which one of its people did something, by business. One query.

    The journal knows what every room was told; looking at pages is in `last_active_on`.
    """
    people = Membership.objects.filter(business__in=batch).values("person")
    theirs = Q(by_id__in=people) | Q(kind__in=silences().also_counts)
    start = timezone.make_aware(datetime.combine(since, time.min))
    told = Entry.objects.filter(theirs, business_id__in=[each.pk for each in batch])
    latest = told.filter(told_at__gte=start).values_list("business_id").annotate(Max("told_at"))
    return {pk: timezone.localdate(at) for pk, at in latest.order_by() if pk}


def _put_down(heard: dict[int, date]) -> None:
    """Keep that they were heard of, and ask them no more."""
    rows = [Business(pk=pk, last_active_on=day) for pk, day in heard.items()]
    Business.objects.bulk_update(rows, ["last_active_on"], batch_size=BATCH)
    Silence.objects.filter(business__in=heard).delete()


def _write(asked: Iterable[Silence], *, again: bool) -> None:
    """One letter to each owner; the same silence never gets it twice."""
    by_business = {each.business_id: each for each in asked}
    owners = Membership.objects.owners().filter(business__in=by_business, person__is_active=True)
    dispatch.post(*(
        emails.still_there(by_business[place.business_id], place, again=again)
        for place in owners.select_related("person", "business")
    ))  # fmt: skip
