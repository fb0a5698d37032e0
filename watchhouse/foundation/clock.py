"""The house's clock: rooms ask it for the time, tests and the demo set it."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_set_to: ContextVar[datetime | None] = ContextVar("clock", default=None)


def now() -> datetime:
    """The moment, aware, in UTC."""
    return _set_to.get() or timezone.now()


def today() -> date:
    """The day in the region's own time zone."""
    return timezone.localdate(now())


def months_on(day: date, months: int) -> date:
    """The same day so many months later (earlier, below 0); the month's last one if it is shorter.

    29 February and twelve months on: 28 February.
    """
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Within the block it is `moment` (aware)."""
    token = _set_to.set(moment)
    try:
        yield
    finally:
        _set_to.reset(token)
