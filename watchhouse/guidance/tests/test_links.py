"""From which day on a link is called broken: one bad day says nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from watchhouse.guidance import links
from watchhouse.guidance.links import Answer, Seen
from watchhouse.guidance.models import LinkCheck

DAY = date(2026, 11, 24)
W, M, C, G, S = Answer.WORKS, Answer.MOVED, Answer.CLOSED, Answer.GONE, Answer.SILENT


@pytest.mark.parametrize(
    ("days", "verdict"),
    [
        ([W], "works"), ([M], "moved"), ([C], "closed"),
        ([G], "unsure"), ([G, G], "broken"), ([W, G], "unsure"), ([G, W, G], "unsure"),
        ([S], "unsure"), ([S, S], "unsure"), ([S, S, S], "broken"), ([S, S, W, S], "unsure"),
        ([S, G], "broken"), ([G, S], "unsure"), ([G, G, S], "broken"), ([G, G, W], "works"),
    ],
    ids=lambda each: "-".join(a.name for a in each) if isinstance(each, list) else each,
)  # fmt: skip
def test_days_in_a_row(days: list[Answer], verdict: str) -> None:
    row = LinkCheck(url="https://x.example")
    for number, answer in enumerate(days):
        links.judge(row, Seen(answer, 200), on=DAY + timedelta(days=number))
    assert row.verdict == verdict
    assert (row.failing_since is None) == (days[-1] in (W, M, C))


def test_twice_on_one_day_counts_once() -> None:
    row = LinkCheck(url="https://x.example")
    for _ in range(5):
        links.judge(row, Seen(G, 404), on=DAY)
    assert (row.verdict, row.failed_days, row.failing_since) == ("unsure", 1, DAY)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://a.example/x", "a.example"),
        ("mailto:a@x.example", ""),
        ("https://[", ""),
        ("", ""),
        ("https://a.example:8443/", ""),
        ("https://b@a.example/", ""),
        ("https://a.example/é", ""),
    ],
)
def test_hosts(url: str, host: str) -> None:
    assert links.host_of(url) == host
