"""What a business's tier holds, and what was used of it: counted from the journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.formats import date_format

from watchhouse.foundation import clock, region
from watchhouse.foundation.models import Entry
from watchhouse.foundation.region_tables import Tier
from watchhouse.members.entitlements import NEVER_REFUSED, Entitlement, entitlements
from watchhouse.members.models import Business
from watchhouse.members.rules import UsedUp

PLENTY = 1000  # from here on a number means "as many as you need"


@dataclass(frozen=True)
class Line:
    """One entitlement: how much the tier holds a year, and how much was used since its start."""

    of: Entitlement
    held: int
    used: int

    @property
    def plenty(self) -> bool:
        """Whether there is so much of it that a number would only puzzle."""
        return self.held >= PLENTY

    @property
    def used_up(self) -> bool:
        return self.used >= self.held


@dataclass(frozen=True)
class Holding:
    """What a membership holds in its year, from `since` to the day before `until`.

    `offered` is False when the region's file has no such tier any more: the business then holds
    what the first tier holds.
    """

    tier: Tier
    offered: bool
    since: date
    until: date
    lines: Sequence[Line]


def tier_of(business: Business) -> Tier:
    """The business's tier; the first of the file when the file has lost it."""
    offered = region.current().tiers
    return next((tier for tier in offered if tier.slug == business.tier), offered[0])


def held(business: Business, *, with_cases: bool) -> Holding:
    """All of it, in one query. How often urgent help was asked for is not for everybody."""
    tier = tier_of(business)
    since, until = year_of(business)
    used = _used(business, since)
    lines = [
        Line(kind, tier.entitlements[slug], used[slug])
        for slug, kind in entitlements().items()
        if slug in tier.entitlements and (with_cases or slug != NEVER_REFUSED)
    ]
    return Holding(tier, tier.slug == business.tier, since, until, lines)


def check_can_use(business: Business, slug: str) -> None:
    """Raise `UsedUp`, with what to do, when the tier holds no more of it this year.

    What may not be refused (urgent help before all) never raises. Call it with the business's row
    locked: two at once would both find one left.
    """
    kind = entitlements()[slug]
    if kind.used_up != "refuse":
        return
    most = tier_of(business).entitlements.get(slug, 0)
    since, until = year_of(business)
    if _used(business, since, kind)[slug] < most:
        return
    again = date_format(until, "j F Y")
    words = kind.sentence.format(
        held=kind.in_words(most), again=again, phone=region.current().phone
    )
    raise UsedUp(words if most else _holds_none(kind))


def _holds_none(kind: Entitlement) -> str:
    """What is said to a business whose tier holds none of it at all."""
    phone = region.current().phone
    return f"Your membership holds no {kind.many}. Ring us on {phone}: we tell you what would."


def year_of(business: Business) -> tuple[date, date]:
    """The membership's year that today lies in: from an anniversary of joining to the next one."""
    joined, today = timezone.localdate(business.joined_at), clock.today()
    years = today.year - joined.year
    if clock.months_on(joined, 12 * years) > today:
        years -= 1
    return clock.months_on(joined, 12 * years), clock.months_on(joined, 12 * (years + 1))


def _used(business: Business, since: date, *only: Entitlement) -> dict[str, int]:
    """How many different ones were used since that day's beginning, by entitlement."""
    wanted = only or tuple(entitlements().values())
    kinds = {kind for each in wanted for kind in (*each.counts, *each.gives_back)}
    start = timezone.make_aware(datetime.combine(since, time.min))
    told = Entry.objects.of(*kinds).filter(business_id=business.pk, told_at__gte=start)
    rows = list(told.values_list("kind", "facts"))
    return {
        each.slug: len(
            {facts.get(each.of) for kind, facts in rows if kind in each.counts}
            - {facts.get(each.of) for kind, facts in rows if kind in each.gives_back}
        )
        for each in wanted
    }
