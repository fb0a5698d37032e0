"""The totals are the journal's: recounted naively, each business once, in its first month."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from watchhouse.foundation import region
from watchhouse.foundation.models import Entry
from watchhouse.members.models import Business
from watchhouse.programme import board, counting, definitions
from watchhouse.programme.tests.conftest import on

Told = Callable[..., Entry]
NOW = on("2026-11-23 12:00")


def _count(as_at: datetime = NOW) -> counting.Counts:
    return counting.count(definitions.current(), region.current().target, as_at)


def _naive(slug: str, month: tuple[int, int]) -> int:
    """Read every entry in order and remember who was seen: the slow, plain way."""
    first: dict[int, tuple[int, int]] = {}
    figure = definitions.current().figure(slug)
    for entry in Entry.objects.order_by("told_at"):
        counts = any(
            entry.kind == each.kind
            and all(entry.facts.get(name) == value for name, value in each.where.items())
            for each in figure.counts
        )
        local = timezone.localtime(entry.told_at)
        if counts and entry.business_id and local.year >= 2026 and entry.told_at < NOW:
            first.setdefault(entry.business_id, (local.year, local.month))
    return list(first.values()).count(month)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(3))
def test_totals_equal_the_journal(seed: int) -> None:
    chance = random.Random(seed)
    counted = {each.kind for f in definitions.current().figures for each in f.counts}
    kinds = [*sorted(counted), "checkup.Started", "members.Joined"]
    start = on("2025-12-15 00:00")
    Entry.objects.bulk_create(
        Entry(
            kind=chance.choice(kinds), business_id=chance.choice([None, *range(1, 120)]),
            facts={
                "answer": chance.choice(["done", "not_ours", "help"]),
                "how": chance.choice(["word", "photo", "recheck", "adviser", "rumour"]),
            },
            told_at=start + timedelta(hours=chance.randrange(360 * 24)),
        )
        for _ in range(700)
    )  # fmt: skip
    counts = _count()
    for slug in ("supported", "engaged", "said", "changed"):
        for month, number in zip(counts.months, counts.by_month[slug], strict=True):
            assert number == _naive(slug, (month.year, month.month)), (slug, month)


def test_a_business_counts_once_in_its_first_month(told: Told) -> None:
    told("checkup.Completed", 1, "2026-03-05 10:00")
    told("checkup.Completed", 1, "2026-04-05 10:00")
    told("threats.Alerted", 1, "2026-02-01 00:30")
    assert _count().by_month["supported"] == (0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0)


def test_a_month_begins_at_midnight_in_the_region(told: Told) -> None:
    told("threats.Alerted", 1, "2026-06-01 00:30")  # still May in UTC
    assert _count().by_month["supported"][5] == 1


def test_only_the_answer_done_is_a_change(told: Told) -> None:
    told("threats.AlertAnswered", 1, "2026-03-01 10:00", answer="help")
    told("threats.AlertAnswered", 2, "2026-03-01 10:00", answer="done")
    assert (_count().total("engaged"), _count().total("said")) == (2, 1)


def test_what_is_only_said_is_no_change(told: Told) -> None:
    for business in (1, 2):
        told("checkup.StepDone", business, "2026-03-01 10:00", measure="x")
        told("checkup.PromiseKept", business, "2026-03-01 10:00", measure="x")
    told("checkup.Confirmed", 1, "2026-05-01 10:00", measure="x", how="recheck")
    counts = _count()
    assert (counts.total("said"), counts.total("changed"), counts.only_said) == (2, 1, 1)
    assert counts.by_month["changed"][4] == 1


def test_before_the_programme_and_without_a_business_nothing_counts(told: Told) -> None:
    told("checkup.Completed", 1, "2025-12-31 23:59")
    told("checkup.Completed", None, "2026-03-01 10:00")
    assert _count().total("supported") == 0


def test_boroughs_add_up_to_the_total(told: Told, bakery: Business) -> None:
    told("checkup.Completed", bakery.pk, "2026-03-01 10:00")
    told("checkup.Completed", 999_999, "2026-03-01 10:00")  # since erased
    counts = _count()
    assert counts.boroughs == {"E09000031": 1, "": 1}


def test_money_is_summed_with_its_cases(told: Told) -> None:
    told("urgent.Closed", None, "2026-03-01 10:00", money_stopped=100, money_recovered=50)
    told("urgent.Closed", 1, "2026-03-02 10:00", money_recovered=25)
    told("urgent.Closed", 2, "2026-03-03 10:00", money_lost=9, money_recovered=None)
    assert counting.money(region.current().target, NOW) == counting.Money(pence=175, cases=2)


def test_everything_is_counted_in_four_queries(
    told: Told, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    told("checkup.Completed", 1, "2026-03-01 10:00")
    with django_assert_num_queries(4):
        board.board(definitions.current(), region.current(), NOW)
