"""Counting in months on the region's calendar, and saying how much time is left."""

from __future__ import annotations

from calendar import monthrange
from datetime import datetime, timedelta

from django.utils import timezone


def months_later(moment: datetime, months: int) -> datetime:
    """The same day and hour so many months later; the month's last day when it has no such day."""
    if not months:
        return moment
    local = timezone.localtime(moment)
    years, month = divmod(local.month - 1 + months, 12)
    year = local.year + years
    day = min(local.day, monthrange(year, month + 1)[1])
    return local.replace(year=year, month=month + 1, day=day)


def time_left(until: datetime, now: datetime) -> str:
    """`6 min`, `1 h 40`, `1 day 7 h`; `2 min late` when it has passed."""
    minutes = int((until - now).total_seconds() // 60)
    return f"{_span(-minutes)} late" if minutes < 0 else _span(minutes)


def urgency(until: datetime, now: datetime) -> str:
    """The tag's dress: bad when late, warn within half an hour."""
    if until < now:
        return "bad"
    return "warn" if until - now <= timedelta(minutes=30) else "none"


def _span(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    days, hours_left = divmod(hours, 24)
    if days > 2:
        return f"{days} days"
    if days:
        return f"{days} day{'s' if days > 1 else ''} {hours_left} h"
    return f"{hours} h {rest:02}" if hours else f"{rest} min"
