from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchhouse.foundation.clock import months_on


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2026-11-23", -18, "2025-05-23"), ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"), ("2027-08-31", -18, "2026-02-28"),
        ("2025-08-31", -18, "2024-02-29"), ("2026-12-31", 2, "2027-02-28"),
        ("2026-01-15", -1, "2025-12-15"), ("2026-01-15", 0, "2026-01-15"),
    ],
)  # fmt: skip
def test_months(day: str, months: int, then: str) -> None:
    assert months_on(date.fromisoformat(day), months) == date.fromisoformat(then)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(-600, 600))
def test_it_is_the_wanted_month_and_never_a_later_day(day: date, months: int) -> None:
    then = months_on(day, months)
    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == months
    assert then.day <= day.day
