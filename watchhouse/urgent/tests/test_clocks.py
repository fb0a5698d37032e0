from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from watchhouse.urgent.clocks import months_later, time_left, urgency

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (6, "6 min"),
        (100, "1 h 40"),
        (31 * 60, "1 day 7 h"),
        (72 * 60, "3 days"),
        (-2, "2 min late"),
    ],
)
def test_time_left_in_words(minutes: int, words: str) -> None:
    assert time_left(NOON + timedelta(minutes=minutes), NOON) == words


def test_months_keep_the_day_or_the_months_last() -> None:
    assert months_later(NOON, 13).date().isoformat() == "2027-12-24"
    assert (
        months_later(datetime(2027, 1, 31, 12, tzinfo=UTC), 13).date().isoformat() == "2028-02-29"
    )


def test_urgency() -> None:
    assert urgency(NOON, NOON + timedelta(seconds=1)) == "bad"
    assert urgency(NOON + timedelta(minutes=5), NOON) == "warn"
    assert urgency(NOON + timedelta(hours=5), NOON) == "none"
