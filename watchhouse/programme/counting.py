"""Counts the journal: which businesses, in which month, in which borough. Bounded queries."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Count, Min, Q
from django.utils import timezone

from watchhouse.foundation.models import Entry, EntryQuerySet
from watchhouse.foundation.region_tables import Target
from watchhouse.members.models import Business, Erasure
from watchhouse.programme.definitions import Definitions


@dataclass(frozen=True)
class Counts:
    """New businesses in each month since the programme began; supported ones by borough.

    `boroughs` goes by official code; "" holds those whose place we do not know. `only_said` told
    us of a change that nothing has confirmed yet.
    """

    months: tuple[date, ...]
    by_month: Mapping[str, tuple[int, ...]]
    boroughs: Mapping[str, int]
    only_said: int

    def total(self, slug: str) -> int:
        return sum(self.by_month[slug])


@dataclass(frozen=True)
class Money:
    """What urgent cases got back or stopped, in pence, and from how many cases."""

    pence: int
    cases: int


def count(definitions: Definitions, target: Target, as_at: datetime) -> Counts:
    """Count each business once per figure, in the month of its first entry. Two queries."""
    months = months_until(target, as_at)
    starts = [_midnight(month) for month in months]
    slugs = [figure.slug for figure in definitions.figures]
    tallies: dict[str, Counter[int]] = {slug: Counter() for slug in slugs}
    boroughs: Counter[str] = Counter()
    places = _places()
    only_said = 0
    for business_id, *firsts in _firsts(definitions, target, as_at):
        first_by = dict(zip(slugs, firsts, strict=True))
        for slug, first in first_by.items():
            if first is not None:
                tallies[slug][bisect_right(starts, first) - 1] += 1
        only_said += first_by["said"] is not None and first_by["changed"] is None
        if first_by["supported"] is not None:
            boroughs[places.get(business_id, "")] += 1
    by_month = {s: tuple(tallies[s][number] for number in range(len(months))) for s in slugs}
    return Counts(months, by_month, boroughs, only_said)


def _places() -> dict[int, str]:
    """The borough of each business, also of those that were erased since. One query."""
    erased = Erasure.objects.values_list("number", "borough")
    return dict(Business.objects.values_list("pk", "borough").union(erased))


def months_until(target: Target, as_at: datetime) -> tuple[date, ...]:
    """The first day of each month from the programme's start to `as_at`, at least one."""
    last = timezone.localdate(as_at)
    first = target.start.year * 12 + target.start.month - 1
    numbers = range(first, max(first, last.year * 12 + last.month - 1) + 1)
    return tuple(date(number // 12, number % 12 + 1, 1) for number in numbers)


def activity(definitions: Definitions, target: Target, as_at: datetime) -> Mapping[str, int]:
    """How often each kind of work was done. One query."""
    kinds = {work.kind for work in definitions.work}
    rows = _told(target, as_at).of(*kinds).order_by().values_list("kind").annotate(n=Count("pk"))
    return dict(rows)


def money(target: Target, as_at: datetime) -> Money:
    """Sum what closed urgent cases kept from thieves; a sum nobody knows counts as nothing."""
    closed = _told(target, as_at).of("urgent.Closed").values_list("facts", flat=True)
    pence = cases = 0
    for facts in closed.iterator():
        kept = [facts.get("money_stopped"), facts.get("money_recovered")]
        if any(kept):
            pence, cases = pence + sum(filter(None, kept)), cases + 1
    return Money(pence, cases)


def _firsts(definitions: Definitions, target: Target, as_at: datetime) -> Iterator[tuple[Any, ...]]:
    """Business and the moment of its first entry for each figure, None where it has none."""
    kinds = {counted.kind for figure in definitions.figures for counted in figure.counts}
    told = _told(target, as_at).of(*kinds).filter(business_id__isnull=False)
    firsts = {f.slug: Min("told_at", filter=f.matches) for f in definitions.figures}
    yield from told.order_by().values_list("business_id").annotate(**firsts)


def _told(target: Target, as_at: datetime) -> EntryQuerySet:
    return Entry.objects.filter(Q(told_at__gte=_midnight(target.start)) & Q(told_at__lt=as_at))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
