"""What anyone may see: rounded, hidden where small, moving once a week."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from watchhouse.foundation import clock
from watchhouse.foundation.models import Entry
from watchhouse.guidance import facts
from watchhouse.members.models import Business
from watchhouse.programme import actions, public
from watchhouse.programme.models import Publication
from watchhouse.programme.tests.conftest import on

NOW = on("2026-11-24 12:00")  # a Tuesday
Told = Callable[..., Entry]


@pytest.fixture
def month(told: Told, bakery: Business) -> None:
    for number in range(1, 14):
        told("threats.Alerted", bakery.pk + number - 1, "2026-11-03 10:00")
    for number in range(1, 19):
        told("checkup.StepDone", number, "2026-11-04 10:00")
    for number in range(1, 9):
        told("checkup.Confirmed", number, "2026-11-05 10:00", how="photo")
    told("checkup.Completed", 4000, "2026-11-23 10:00")  # after Sunday


@pytest.mark.usefixtures("month")
def test_figures_are_rounded_and_end_on_sunday() -> None:
    until, figures = public.public(NOW)
    assert until == on("2026-11-23 00:00")
    assert (figures.supported, figures.changed, figures.only_said) == (15, 10, 10)
    assert (figures.pence, figures.cases) == (0, 0)
    assert figures.boroughs["E09000031"] is None  # one firm


@pytest.mark.usefixtures("month")
def test_what_was_published_stands(told: Told) -> None:
    actions.publish(as_at=NOW)
    actions.publish(as_at=NOW + timedelta(hours=1))
    for number in range(500, 600):
        told("threats.Alerted", number, "2026-11-05 10:00")
    assert Publication.objects.count() == 1
    assert public.public(NOW)[1].supported == 15
    assert public.public(NOW + timedelta(days=7))[1].supported == 115


def test_money_of_few_cases_is_hidden(told: Told) -> None:
    for number in range(1, 5):
        told("urgent.Closed", number, "2026-11-03 10:00", money_recovered=486_000)
    assert public.public(NOW)[1].pence is None
    told("urgent.Closed", 5, "2026-11-03 10:00", money_recovered=486_000)
    assert public.public(NOW)[1].pence == 2_400_000


@pytest.mark.usefixtures("month")
def test_anyone_may_read_the_page(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    actions.publish(as_at=NOW)
    facts.register()  # asked for once in half a minute
    with clock.at(NOW), django_assert_max_num_queries(1):
        page = Client().get("/programme/public/").content.decode()
    assert "Counted to 22 November 2026" in page
    assert '<b class="num">15</b> firms helped' in page
    assert '<b class="num">10</b> of them made a change, confirmed' in page
    assert "About 10 more told us so." in page
    assert "None" not in page


@pytest.mark.django_db
def test_wrong_method() -> None:
    assert Client().post("/programme/public/").status_code == 405
