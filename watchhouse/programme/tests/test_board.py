"""The page for those who direct: its figures, and who may see it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from watchhouse.foundation import clock
from watchhouse.foundation.models import Entry
from watchhouse.people.models import Person
from watchhouse.programme.tests.conftest import on

SignIn = Callable[[Person], Client]
ADDRESSES = ["/programme/", "/programme/figures.csv"]


@pytest.fixture
def year(told: Callable[..., Entry]) -> None:
    for number in range(1, 31):
        told("checkup.Completed", number, f"2026-{1 + number % 10:02}-05 10:00")
    for number in range(1, 21):
        told("checkup.StepDone", number, "2026-10-06 10:00", measure="x")
    for number in range(1, 9):
        told("checkup.Confirmed", number, "2026-10-30 10:00", measure="x", how="recheck")
    for number in range(1, 7):
        told("urgent.Closed", number, "2026-10-07 10:00", money_recovered=1_000_000)


@pytest.mark.usefixtures("year")
def test_each_figure_has_value_interval_target_and_period(grace: Person, sign_in: SignIn) -> None:
    with clock.at(on("2026-11-23 12:00")):
        page = sign_in(grace).get("/programme/").content.decode()
    assert '<b class="num">30</b> firms supported' in page
    assert "We aim for 20,000 in 36 months; 6,111 by the end of this month." in page
    assert '<b class="num">8</b> firms changed, confirmed' in page
    assert "12 more said so and nothing confirms it yet" in page
    assert "it may be there in 6 to 11 of them" in page
    assert '<b class="num">£60,000</b> got back or stopped' in page
    assert "1 January 2026 to 23 November 2026" in page
    assert "A business of which more than a tick says" in page
    assert "Only for: outreach, toolkits, videos." in page
    assert "6 urgent cases" not in page
    assert "£495" in page  # 6 urgent cases, 1½ hours each


@pytest.mark.usefixtures("year")
def test_small_months_are_hidden(grace: Person, sign_in: SignIn) -> None:
    with clock.at(on("2026-11-23 12:00")):
        page = sign_in(grace).get("/programme/").content.decode()
    assert "fewer than 5" in page
    assert '<td class="r num">3</td>' not in page


@pytest.mark.usefixtures("year")
def test_the_page_asks_few_questions(
    grace: Person, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser = sign_in(grace)
    with django_assert_max_num_queries(8):
        assert browser.get("/programme/").status_code == 200


@pytest.mark.django_db
def test_it_stands_before_anything_has_happened(grace: Person, sign_in: SignIn) -> None:
    with clock.at(on("2026-01-01 00:30")):
        for address in ADDRESSES:
            assert sign_in(grace).get(address).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_may_not(
    address: str, alice: Person, dana: Person, grace: Person, priya: Person, sign_in: SignIn
) -> None:
    assert Client().get(address).status_code == 302
    assert sign_in(alice).get(address).status_code == 404
    assert sign_in(dana).get(address).status_code == 403
    assert sign_in(priya).get(address).status_code == 200
    assert sign_in(grace).post(address).status_code == 405
