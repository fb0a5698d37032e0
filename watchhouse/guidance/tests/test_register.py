"""The page of all facts: what waits is marked, and can be shown alone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from watchhouse.foundation import clock
from watchhouse.guidance import facts
from watchhouse.guidance.models import LinkCheck

pytestmark = pytest.mark.django_db
ADDRESS = "/guidance/facts/"


def _page(client: Client, query: str = "") -> str:
    return client.get(ADDRESS + query).content.decode()


def test_shows_value_source_days_and_basis(client: Client) -> None:
    page = _page(client)
    for words in (
        "0300 123 2040", 'href="https://stopscamsuk.org.uk/159"', "20 Nov 2026",
        "Duty lead (invented)", "20 Feb 2027", "This is our own estimate.",
        "Nobody has opened the source yet.",
    ):  # fmt: skip
        assert words in page
    assert page.count('<tr id="') == len(facts.register())


def test_a_fact_is_stale_on_the_day_it_comes_due(client: Client) -> None:
    due = facts.register()["bank-159"].review_by
    day = datetime(due.year, due.month, due.day, 12, tzinfo=UTC)
    with clock.at(day.replace(day=day.day - 1)):
        assert "Waits for its check" not in _page(client)
    with clock.at(day):
        page = _page(client, "?show=waiting")
    assert "Waits for its check" in page
    assert 'id="bank-159"' in page
    assert 'id="emergency"' not in page


def test_a_broken_link_is_marked_and_waits(client: Client) -> None:
    LinkCheck.objects.create(url="https://www.samaritans.org", verdict="broken", status=404)
    LinkCheck.objects.create(url="https://www.victimsupport.org.uk", verdict="moved")
    with clock.at(datetime(2026, 11, 24, tzinfo=UTC)):
        page = _page(client, "?show=waiting")
        whole = _page(client)
    assert "Link does not answer" in page
    assert 'id="samaritans"' in page
    assert 'id="victim-support"' not in page
    assert "Link has moved" in whole


def test_nothing_waits(client: Client) -> None:
    with clock.at(datetime(2026, 11, 24, tzinfo=UTC)):
        assert "Nothing waits." in _page(client, "?show=waiting")


def test_asks_twice_and_sets_no_cookie(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        page = client.get(ADDRESS)
    assert not page.cookies
    assert "<form" not in page.content.decode()


def test_wrong_method(client: Client) -> None:
    assert client.post(ADDRESS).status_code == 405
