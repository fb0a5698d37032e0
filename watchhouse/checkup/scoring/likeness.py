"""What a firm says of each measure, and how that compares with firms like it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from watchhouse.checkup.models import Comparison
from watchhouse.checkup.scoring import firm as firms
from watchhouse.checkup.scoring.content import questions, title_of
from watchhouse.checkup.scoring.kept import Kept, firm_of
from watchhouse.checkup.scoring.sheet import Sheet
from watchhouse.members.models import Business, SizeBand
from watchhouse.members.words import trades


@dataclass(frozen=True)
class Row:
    """About `have` of `of` firms have the measure in place; `mine`: so has this one."""

    title: str
    have: int
    of: int
    mine: bool


@dataclass(frozen=True)
class Alike:
    """Firms like this one, counted on a day; `trade` is empty where all of the size are meant."""

    size: str
    trade: str
    counted_on: date
    rows: Sequence[Row]


def says(kept: Kept) -> dict[str, bool]:
    """For each measure that was asked about: whether every answer says it is wholly in place.

    "I'm not sure" is no. What was not asked, or does not count, says nothing.
    """
    said: dict[str, bool] = {}
    for slug, option in firms.counting(firm_of(kept)).answers.items():
        given = next((each.gives for each in questions()[slug].option if each.slug == option), {})
        for measure in questions()[slug].gap:
            said[measure] = said.get(measure, True) and given.get(measure, 0) == 1
    return said


def size_of(business: Business, kept: Kept) -> str:
    """The size the business told, in its profile or in its check; "" when neither."""
    return business.size_band or firms.band_of(firm_of(kept)) or ""


def alike(business: Business, sheet: Sheet) -> Alike | None:
    """The latest count of firms like this one, for what is on its plan or in place already.

    None when its size is not known, or when nothing may be shown.
    """
    size = business.size_band or firms.band_of(sheet.firm) or ""
    found = Comparison.objects.of_last_week(size_band=size, trade=business.trade)
    if found is None:
        return None
    mine = {measure.slug for measure in sheet.done}
    concerned = [*(line.step.measure for line in sheet.to_do), *mine]
    rows = [
        Row(title_of(measure), have=have, of=of, mine=measure in mine)
        for measure, (have, of) in found.figures.items()
        if measure in concerned
    ]
    trade = trades().get(found.trade)
    words = SizeBand(size).label, trade.name if trade else ""
    return Alike(*words, found.week, rows) if rows else None
