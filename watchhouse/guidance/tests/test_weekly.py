"""When letters leave: once a week at the same hour, by day, never on a bank holiday."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from watchhouse.guidance import weekly

LONDON = ZoneInfo("Europe/London")


def on(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("2026-06-02 10:30", "2026-06-02 10:30"),
        ("2026-06-02 03:00", "2026-06-02 09:00"),
        ("2026-06-02 17:00", "2026-06-03 09:00"),
        ("2026-05-25 10:00", "2026-05-26 09:00"),  # a bank holiday
        ("2026-12-24 22:00", "2026-12-27 09:00"),  # two in a row
    ],
)
def test_the_first_letter_comes_soon_but_by_day(asked: str, first: str) -> None:
    assert weekly.soon(on(asked)) == on(first)
    assert weekly.may_leave(on(first))


@pytest.mark.parametrize(
    ("after", "due"),
    [
        ("2026-06-02 10:30", "2026-06-09 10:30"),
        ("2026-06-04 11:00", "2026-06-09 10:30"),  # two days late: the rhythm stays
        ("2026-06-07 11:00", "2026-06-16 10:30"),  # five days late: three days apart at least
        ("2027-01-11 10:00", "2027-01-19 10:30"),  # the worker was away for months
        ("2026-10-20 10:30", "2026-10-27 10:30"),  # the clocks went back between them
        ("2026-12-18 10:30", "2026-12-22 10:30"),
    ],
)
def test_the_next_comes_a_week_later_at_the_same_hour(after: str, due: str) -> None:
    assert weekly.next_week(begun=on("2026-06-02 10:30"), after=on(after)) == on(due)


def test_a_bank_holidays_letter_comes_the_day_after_and_the_next_as_ever() -> None:
    begun = on("2026-04-13 09:00")  # a Monday
    moved = weekly.next_week(begun=begun, after=on("2026-04-27 09:00"))
    assert moved == on("2026-05-05 09:00")
    assert weekly.next_week(begun=begun, after=moved) == on("2026-05-11 09:00")


def test_the_regions_bank_holidays() -> None:
    assert weekly.is_holiday(date(2026, 8, 31))
    assert not weekly.is_holiday(date(2026, 8, 3))  # Scotland's
