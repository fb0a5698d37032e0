"""Whom to remind today, and of what. Days are the region's; a bounded number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from watchhouse.checkup import again
from watchhouse.checkup.again import midnight, old_enough
from watchhouse.checkup.models import DUE, Check, Nudge, Promise, weeks_after
from watchhouse.checkup.rhythm import rhythm
from watchhouse.members.models import Business

Row = TypeVar("Row", Promise, Check)
Slot = tuple[int | None, int | None, str, date | None]


@dataclass(frozen=True)
class Bundle:
    """All that one business is reminded of today, and the rows that say so."""

    business: Business
    promises: Sequence[Promise]
    recheck: bool
    nudges: Sequence[Nudge]

    @property
    def says_something(self) -> bool:
        """Whether a letter is worth sending: an old check may have nothing to ask."""
        return bool(self.promises) or self.recheck


def businesses(today: date) -> QuerySet[Business]:
    """Members whom something is due for, but for those who had a letter today."""
    had_one = Nudge.objects.filter(business=OuterRef("pk"), posted_at__gte=midnight(today))
    return Business.objects.active().filter(
        Exists(_promises(today).filter(business=OuterRef("pk")))
        | Exists(_checks(today).filter(business=OuterRef("pk"))),
        ~Exists(had_one),
    )


def bundles(of: Sequence[Business], today: date) -> list[Bundle]:
    """What is due for each of these. The promises are locked: none is kept meanwhile."""
    promises = _by_business(
        _promises(today).filter(business__in=of).select_for_update(of=("self",)).order_by("due_on")
    )
    checks = _by_business(
        _checks(today).filter(business__in=of).select_related("business")
        .prefetch_related(*again.WITH_KNOWN)
    )  # fmt: skip
    given = Nudge.objects.filter(business__in=of).slots()
    return [
        _bundle(each, promises.get(each.pk, []), checks.get(each.pk, []), given, today)
        for each in of
        if each.pk in promises or each.pk in checks
    ]


def _promises(today: date) -> QuerySet[Promise]:
    """Open promises made before today of which some reminder is due and was not given."""
    given = Nudge.objects.filter(promise=OuterRef("pk"))
    on_its_day = given.filter(slot=DUE, day=OuterRef("due_on"))
    wanted = Q(~Exists(on_its_day), due_on__lte=today)
    for weeks in rhythm().nudge.weeks:
        said = given.filter(slot=weeks_after(weeks))
        wanted |= Q(~Exists(said), made_at__lt=old_enough(today, weeks))
    return Promise.objects.open().filter(wanted, made_at__lt=midnight(today))


def _checks(today: date) -> QuerySet[Check]:
    """Each business's last finished check, when it is old and nobody has said so yet."""
    given = Nudge.objects.filter(check_made=OuterRef("pk"))
    newer = Check.objects.filter(
        business=OuterRef("business"), completed_at__gt=OuterRef("completed_at")
    )
    wanted = Q()
    for weeks in rhythm().offer_after_weeks:
        said = given.filter(slot=weeks_after(weeks))
        wanted |= Q(~Exists(said), completed_at__lt=old_enough(today, weeks))
    return Check.objects.filter(wanted, ~Exists(newer), business__isnull=False)


def _bundle(
    business: Business,
    promises: Sequence[Promise],
    checks: Sequence[Check],
    given: set[Slot],
    today: date,
) -> Bundle:
    nudges = [
        Nudge(business=business, promise=each, slot=slot, day=day)
        for each in promises
        for slot, day in _slots(each, today)
        if (each.pk, None, slot, day if slot == DUE else None) not in given
    ] + [
        Nudge(business=business, check_made=each, slot=slot, day=day)
        for each in checks
        for slot, day in _since(each.completed_at, rhythm().offer_after_weeks, today)
        if (None, each.pk, slot, None) not in given
    ]
    asks = any(again.to_ask(again.known(each), today=today) for each in checks)
    return Bundle(business, promises, asks, nudges)


def _slots(promise: Promise, today: date) -> list[tuple[str, date]]:
    """The reminders of a promise that are due, the missed ones too."""
    slots = _since(promise.made_at, rhythm().nudge.weeks, today)
    return [*slots, (DUE, promise.due_on)] if promise.due_on <= today else slots


def _since(at: datetime | None, weeks: Iterable[int], today: date) -> list[tuple[str, date]]:
    if at is None:
        return []
    days = {each: timezone.localdate(at) + timedelta(weeks=each) for each in weeks}
    return [(weeks_after(each), day) for each, day in days.items() if day <= today]


def _by_business(rows: Iterable[Row]) -> Mapping[int | None, list[Row]]:
    found: dict[int | None, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.business_id].append(row)
    return found
