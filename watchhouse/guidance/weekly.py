"""When the next letter is due: once a week, by day, and not on a bank holiday of the region."""

from __future__ import annotations

import functools
from datetime import date, datetime, time, timedelta

import holidays
from django.utils import timezone

from watchhouse.foundation import region
from watchhouse.guidance.series import series

APART = timedelta(days=3)  # a letter that was late, and the next one
DAY, WEEK = timedelta(days=1), timedelta(days=7)


def soon(moment: datetime) -> datetime:
    """The first moment from then on at which a letter may leave."""
    local = timezone.localtime(moment)
    rhythm = series().rhythm
    if local.hour >= rhythm.until_hour:
        return _opening(local.date() + DAY)
    if local.hour < rhythm.from_hour or is_holiday(local.date()):
        return _opening(local.date())
    return moment


def next_week(*, begun: datetime, after: datetime) -> datetime:
    """The weekday and hour at which the letters began, at least three days from then; a bank
    holiday's letter comes on the day after it. `begun` is a moment that `soon` gave.
    """
    first = timezone.localtime(begun)
    weeks = max(0, (timezone.localtime(after) - first) // WEEK)
    while True:
        due = _moved(first.date() + weeks * WEEK, first.time())
        if due > after + APART:
            return due
        weeks += 1


def may_leave(moment: datetime) -> bool:
    """Whether letters leave at this moment."""
    return soon(moment) == moment


def is_holiday(day: date) -> bool:
    """Whether it is a bank holiday in the region."""
    return day in _holidays(region.current().bank_holidays)


@functools.cache
def _holidays(place: str) -> holidays.HolidayBase:
    """The bank holidays of `GB-ENG`; years are worked out as they are asked for."""
    country, _, part = place.partition("-")
    return holidays.country_holidays(country, subdiv=part or None)


def _opening(day: date) -> datetime:
    return _moved(day, time(series().rhythm.from_hour))


def _moved(day: date, at: time) -> datetime:
    while is_holiday(day):
        day += DAY
    return timezone.make_aware(datetime.combine(day, at))
