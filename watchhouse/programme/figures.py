"""Each figure as a page shows it: value, interval, target, period, and what counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format

from watchhouse.foundation import hiding
from watchhouse.foundation.money import pounds
from watchhouse.foundation.region_tables import Target
from watchhouse.programme.counting import Counts, Money
from watchhouse.programme.definitions import Definitions, Standing

NOT_SHOWN = "fewer than 5"


@dataclass(frozen=True)
class Range:
    """A best count and what it could be."""

    low: int
    best: int
    high: int

    @property
    def words(self) -> str:
        return f"It could be from {self.low:,} to {self.high:,}."


@dataclass(frozen=True)
class Figure:
    """One figure. `top` is the end of its scale, 0 when it has none to draw."""

    slug: str
    value: str
    words: str
    target: str
    interval: str
    definition: str
    period: str
    low: int = 0
    high: int = 0
    best: int | None = None
    aim: int | None = None
    top: int = 0

    @property
    def note(self) -> str:
        return " ".join(filter(None, [self.interval, self.target]))

    @property
    def picture(self) -> str:
        return f"{self.value} {self.words}. {self.note}"


def standing(told: int, prior: Standing) -> Range:
    """How many of the changes we were told of are there, by the share that stands."""
    return Range(round(told * prior.low), round(told * prior.likely), round(told * prior.high))


def shown(count: int | None) -> str:
    """A count in words: hidden ones say why."""
    return NOT_SHOWN if count is None else f"{count:,}"


def supported_figure(
    definitions: Definitions, target: Target, counts: Counts, during: str
) -> Figure:
    """How many firms got something, against the target."""
    count, due = counts.total("supported"), _due(target, counts)
    known = hiding.total(count)
    return Figure(
        slug="supported", value=shown(known), words="firms supported",
        target=f"We aim for {target.businesses:,} in {target.months} months; {due:,} by the end"
        " of this month.",
        interval="Counted, not estimated.",
        definition=definitions.figure("supported").definition, period=during,
        high=known or 0, aim=due, top=target.businesses,
    )  # fmt: skip


def engaged_figure(definitions: Definitions, counts: Counts, during: str) -> Figure:
    """How many did something with us, of those supported."""
    supported, known = counts.total("supported"), hiding.total(counts.total("engaged"))
    return Figure(
        slug="engaged", value=shown(known), words="firms did something with us", target="",
        interval="Counted, not estimated.", definition=definitions.figure("engaged").definition,
        period=during, high=known or 0, top=max(supported, known or 0) if known else 0,
    )  # fmt: skip


def changed_figure(definitions: Definitions, counts: Counts, during: str) -> Figure:
    """Our best count of those that changed something: told us, times the share that stands."""
    told, prior = counts.total("changed"), definitions.standing
    figure = definitions.figure("changed")
    if hiding.total(told) is None:
        return Figure("changed", NOT_SHOWN, "firms changed", "", "", figure.definition, during)
    range_ = standing(told, prior)
    return Figure(
        slug="changed", value=f"{range_.best:,}", words="firms changed, our best count", target="",
        interval=f"{range_.words} {told:,} told us so. {prior.source}",
        definition=figure.definition, period=during,
        low=range_.low, high=range_.high, best=range_.best, top=told,
    )  # fmt: skip


def pace_figure(target: Target, counts: Counts, months: Sequence[int | None]) -> Figure:
    """New firms in the last whole month, against what the target needs."""
    needed = -(-target.businesses // target.months)
    known = months[-2] if len(months) > 1 else None
    month = date_format(counts.months[-2], "F Y") if len(months) > 1 else "No whole month yet"
    return Figure(
        slug="pace", words="new firms in the last whole month",
        value=shown(known) if len(months) > 1 else "–",
        target=f"We need {needed:,} a month.", interval="Counted, not estimated.",
        definition="Firms supported for the first time in that month.", period=month,
        high=known or 0, aim=needed, top=2 * max(known or 0, needed),
    )  # fmt: skip


def money_figure(money: Money, during: str) -> Figure:
    """What urgent cases kept from thieves."""
    few = 0 < money.cases < hiding.FEW
    return Figure(
        slug="money", value="not shown" if few else pounds(money.pence // 100 * 100),
        words="got back or stopped", target="",
        interval="From fewer than 5 cases." if few
        else f"From {money.cases:,} cases. It is at least this much.",
        definition="Money that closed urgent cases stopped or got back. Where nobody knows the sum,"
        " it counts as nothing.",
        period=during,
    )  # fmt: skip


def price_figure(spent: int, told: int, prior: Standing, during: str) -> Figure:
    """What it cost for each firm changed, by our estimates."""
    range_ = standing(told, prior)
    known = hiding.total(told) and range_.low
    return Figure(
        slug="price", words="for each firm changed", target="",
        value=pounds(_each(spent, range_.best)) if known else "not shown",
        interval=f"It could be from {pounds(_each(spent, range_.high))} to"
        f" {pounds(_each(spent, range_.low))}." if known else "Too few firms to say.",
        definition="What was done, times our estimate of what each costs, for each firm changed."
        " What runs all the time, like rent, is not in it.",
        period=during,
    )  # fmt: skip


def _each(pence: int, firms: int) -> int:
    return round(pence / firms / 100) * 100


def _due(target: Target, counts: Counts) -> int:
    months = min(len(counts.months), target.months)
    return target.businesses * months // target.months


def period(target: Target, as_at: datetime) -> str:
    """“1 January 2026 to 23 November 2026”, as every figure says it."""
    last = timezone.localdate(as_at)
    return f"{date_format(target.start, 'j F Y')} to {date_format(last, 'j F Y')}"
