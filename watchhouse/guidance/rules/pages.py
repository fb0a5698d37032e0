"""What may not be done to a page yet, and for how long a check holds."""

from __future__ import annotations

import calendar
from datetime import date

from watchhouse.foundation.refusal import Refusal
from watchhouse.guidance.models import Checked


class StillEdited(Refusal):
    sentence = "Somebody has changed this page and not published it yet. Publish it first."


def check_is_published(page: Checked) -> None:
    """A draft that waits would be published together with the check."""
    if page.has_unpublished_changes:
        raise StillEdited


def half_a_year_after(day: date) -> date:
    """The same day six months on, or the last of that month."""
    year, month = day.year + (day.month > 6), (day.month + 5) % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
