from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from watchhouse.foundation import clock
from watchhouse.foundation.models import Entry
from watchhouse.guidance import actions
from watchhouse.guidance.models import Guide
from watchhouse.members.models import Business
from watchhouse.people.models import Person

pytestmark = pytest.mark.usefixtures("loaded")
ADDRESS = "/guidance/guides/updates-on/"


def _page(client: Client, address: str = ADDRESS) -> str:
    return client.get(address).content.decode()


def test_shows_steps_minutes_cost_and_who_checked_it(client: Client) -> None:
    page = _page(client)

    for words in (
        "Switch on updates", "30 minutes", "Free", "Everyone, for their own devices",
        "List what you have", "Written by Ada Penhallow (invented)", "Sgt Tom Okoro (invented)",
        "20 November 2026", "https://www.ncsc.gov.uk/", "data-print",
    ):  # fmt: skip
        assert words in page
    assert "{{" not in page
    assert not client.cookies


def test_a_stranger_sees_the_steps_of_every_product(client: Client) -> None:
    page = _page(client)

    assert "Windows" in page
    assert "Steps for other products" not in page


def test_a_member_sees_the_steps_for_what_they_use(
    bakery: Business, alice: Person, sign_in: Callable[[Person], Client]
) -> None:
    bakery.uses.create(product="mac")
    page = _page(sign_in(alice))

    mine, others = page.split("Steps for other products")
    assert "Switch on updates on a Mac" in mine
    assert "List what you have" in mine
    assert "Switch on updates in Windows" in others


def test_reading_is_told_once_a_day(
    bakery: Business, alice: Person, bob: Person, sign_in: Callable[[Person], Client]
) -> None:
    for person in (alice, alice, bob):
        _page(sign_in(person))

    entry = Entry.objects.of("guidance.Read").get()
    guide = Guide.objects.get(slug="updates-on")
    assert (entry.business_id, entry.by_id) == (bakery.pk, alice.pk)
    assert entry.facts == {"guide_id": guide.pk}
    with clock.at(clock.now() + timedelta(days=1)):
        assert actions.note_reading(guide, business=bakery, by=bob)


def test_nothing_is_told_of_strangers_and_staff(
    client: Client, dana: Person, sign_in: Callable[[Person], Client]
) -> None:
    _page(client)
    _page(sign_in(dana))

    assert not Entry.objects.of("guidance.Read").exists()


def test_says_when_its_check_is_overdue(client: Client) -> None:
    with clock.at(datetime(2027, 5, 20, 12, tzinfo=UTC)):
        assert "waits for its check" not in _page(client)
    with clock.at(datetime(2027, 5, 21, 12, tzinfo=UTC)):
        assert "waits for its check" in _page(client)


def test_few_queries(
    bakery: Business, alice: Person, sign_in: Callable[[Person], Client],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    browser = sign_in(alice)
    with django_assert_max_num_queries(15):
        browser.get(ADDRESS)


def test_not_there_and_taken_down_are_the_same(client: Client) -> None:
    Guide.objects.get(slug="updates-on").unpublish()

    assert client.get(ADDRESS).status_code == 404
    assert client.get("/guidance/guides/nothing/").status_code == 404


def test_wrong_method(client: Client) -> None:
    assert client.post(ADDRESS).status_code == 405
