"""What anyone may see: rounded, small numbers hidden, moving once a week."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from watchhouse.foundation import hiding
from watchhouse.foundation import region as regions
from watchhouse.foundation.region import Region
from watchhouse.programme import board, counting, definitions, figures
from watchhouse.programme.models import Publication


@dataclass(frozen=True)
class Public:
    """The public figures at the end of a Sunday. None: too small to show.

    Firms are to the nearest 5, `pence` to the nearest £1,000; `changed` is our best count of
    those who told us they changed something, `changed_low` to `changed_high` what it could be.
    `boroughs` goes by official code.
    """

    supported: int | None
    changed: int | None
    changed_low: int | None
    changed_high: int | None
    pence: int | None
    cases: int | None
    target: int
    months: int
    boroughs: dict[str, int | None]


def public(as_at: datetime) -> tuple[datetime, Public]:
    """The figures of the last whole week before `as_at`, and that week's end.

    Read from their publication; counted on the spot while the worker has not published yet.
    """
    until = week_end(as_at)
    row = Publication.objects.filter(until=until).first()
    return until, Public(**row.figures) if row else count(until)


def count(until: datetime) -> Public:
    """Count the public figures from the journal. Three queries."""
    region, defined = regions.current(), definitions.current()
    counts = counting.count(defined, region.target, until)
    money = counting.money(region.target, until)
    told = counts.total("changed")
    range_ = figures.standing(told, defined.standing)
    few_told, few_cases = 0 < told < hiding.FEW, 0 < money.cases < hiding.FEW
    return Public(
        supported=hiding.total(counts.total("supported"), 5),
        changed=None if few_told else hiding.rounded(range_.best),
        changed_low=None if few_told else hiding.rounded(range_.low),
        changed_high=None if few_told else hiding.rounded(range_.high),
        pence=None if few_cases else hiding.rounded(money.pence, 100_000),
        cases=None if few_cases else hiding.rounded(money.cases),
        target=region.target.businesses,
        months=region.target.months,
        boroughs=board.hidden_boroughs(region, counts),
    )  # fmt: skip


def week_end(as_at: datetime) -> datetime:
    """The end of the last Sunday, in the region's own time."""
    today = timezone.localdate(as_at)
    monday = today - timedelta(days=today.weekday())
    return timezone.make_aware(datetime.combine(monday, time.min))


def tiles(region: Region, boroughs: dict[str, int | None]) -> list[dict[str, Any]]:
    """The boroughs as the tile map wants them, by name."""
    edges = _edges(boroughs)
    return [
        {
            "name": each.name, "code": each.code, "column": each.column, "row": each.row,
            "value": (value := boroughs.get(each.gss)),
            "band": 0 if value is None else 1 + sum(value >= edge for edge in edges),
        }
        for each in sorted(region.boroughs, key=lambda borough: borough.name)
    ]  # fmt: skip


def bands(boroughs: dict[str, int | None]) -> list[str]:
    """The words of the map's key."""
    low, middle, high = _edges(boroughs)
    return [f"under {low}", f"{low} to {middle - 1}", f"{middle} to {high - 1}", f"{high} or more"]


def as_row(figures_: Public) -> dict[str, Any]:
    """The figures as a publication keeps them."""
    return asdict(figures_)


def _edges(boroughs: dict[str, int | None]) -> list[int]:
    top = max((value or 0 for code, value in boroughs.items() if code), default=0)
    return [max(5 * part, hiding.rounded(top * part // 4)) for part in (1, 2, 3)]
