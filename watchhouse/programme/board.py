"""All that the programme's page shows, counted at one moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from watchhouse.foundation import hiding
from watchhouse.foundation.region import Region
from watchhouse.programme import counting, figures, funds
from watchhouse.programme.counting import Counts
from watchhouse.programme.definitions import Definitions
from watchhouse.programme.figures import Figure


@dataclass(frozen=True)
class Board:
    """All that the page shows, counted at one moment."""

    as_at: datetime
    figures: Sequence[Figure]
    months: Sequence[date]
    by_month: dict[str, list[int | None]]
    boroughs: dict[str, int | None]
    lines: Sequence[funds.Line]
    accounts: Sequence[funds.Account]


def board(definitions: Definitions, region: Region, as_at: datetime) -> Board:
    """Count everything, in four queries."""
    counts = counting.count(definitions, region.target, as_at)
    done = counting.activity(definitions, region.target, as_at)
    lines = funds.lines(definitions.work, region.costs, done)
    years = funds.years_begun(region.target, len(counts.months))
    money = counting.money(region.target, as_at)
    by_month = {slug: hiding.hide(counts.by_month[slug]) for slug in counts.by_month}
    spent = sum(line.pence for line in lines)
    period = figures.period(region.target, as_at)
    told = counts.total("changed")
    return Board(
        as_at=as_at,
        figures=[
            figures.supported_figure(definitions, region.target, counts, period),
            figures.engaged_figure(definitions, counts, period),
            figures.changed_figure(definitions, counts, period),
            figures.pace_figure(region.target, counts, by_month["supported"]),
            figures.money_figure(money, period),
            figures.price_figure(spent, told, definitions.standing, period),
        ],
        months=counts.months,
        by_month=by_month,
        boroughs=hidden_boroughs(region, counts),
        lines=lines,
        accounts=funds.accounts(region.funds, lines, years),
    )


def hidden_boroughs(region: Region, counts: Counts) -> dict[str, int | None]:
    """Supported businesses by official code, to the nearest 5, small ones hidden.

    "" holds those whose borough we do not know; it is hidden like the others.
    """
    codes = [borough.gss for borough in region.boroughs]
    known = [counts.boroughs.get(code, 0) for code in codes]
    elsewhere = sum(counts.boroughs.values()) - sum(known)
    return dict(zip([*codes, ""], hiding.hide([*known, elsewhere], step=5), strict=True))
