"""Readers say whether a page helped: without an account, script or name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from watchhouse.foundation import clock
from watchhouse.foundation.models import Entry
from watchhouse.guidance import opinions
from watchhouse.guidance.models import Guide, Opinion
from watchhouse.guidance.tasks import tidy
from watchhouse.members.models import Business
from watchhouse.people.models import Person

pytestmark = pytest.mark.usefixtures("loaded")
GUIDE = "/guidance/guides/updates-on/"
ADDRESS = f"{GUIDE}helped/"
NO = {"helped": "no", "why": "How do I   do it on a till?"}


@pytest.fixture(autouse=True)
def _unlimited() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.mark.parametrize(
    "page",
    [GUIDE, "/guidance/toolkits/lock-your-email/", "/guidance/events/ring-first-morning/"],
)
def test_every_page_leads_there_and_carries_no_form(page: str, client: Client) -> None:
    answer = client.get(page)
    text = answer.content.decode()
    assert f'href="{page}helped/?helped=no"' in text
    assert "<form" not in text
    assert not answer.cookies
    assert client.get(f"{page}helped/").status_code == 200


def test_no_is_kept_and_told(client: Client) -> None:
    page = client.post(ADDRESS, NO, follow=True)

    assert "What happens next" in page.content.decode()
    row = Opinion.objects.get()
    assert (row.title, row.why) == ("Switch on updates", "How do I do it on a till?")
    assert (row.business, row.helped, row.odd, row.address) == (None, False, False, GUIDE)
    assert row.language.startswith("en")
    assert row in Opinion.objects.open()
    entry = Entry.objects.of("guidance.NotHelped").get()
    assert (entry.facts, entry.business_id, entry.by_id) == ({"opinion_id": row.pk}, None, None)


def test_a_members_words_are_their_business_s(
    bakery: Business, alice: Person, sign_in: Callable[[Person], Client]
) -> None:
    sign_in(alice).post(ADDRESS, NO)
    assert Opinion.objects.get().business == bakery
    entry = Entry.objects.of("guidance.NotHelped").get()
    assert (entry.business_id, entry.by_id) == (bakery.pk, alice.pk)


def test_staff_who_try_it_are_nobody(femi: Person, sign_in: Callable[[Person], Client]) -> None:
    sign_in(femi).post(ADDRESS, NO)
    entry = Entry.objects.of("guidance.NotHelped").get()
    assert (entry.business_id, entry.by_id) == (None, None)


def test_yes_is_counted_and_no_task(client: Client) -> None:
    client.post(ADDRESS, {"helped": "yes"})
    assert Opinion.objects.get().helped
    assert not Opinion.objects.open().exists()
    assert not Entry.objects.of("guidance.NotHelped").exists()


def test_the_same_again_is_folded(client: Client) -> None:
    for why in ("Too long", "too long", "Too short"):
        client.post(ADDRESS, {"helped": "no", "why": why})
    assert [row.times for row in Opinion.objects.open()] == [2, 1]
    assert Entry.objects.of("guidance.NotHelped").count() == 2
    with clock.at(clock.now() + timedelta(days=1)):
        client.post(ADDRESS, {"helped": "no", "why": "Too long"})
    assert Opinion.objects.count() == 3


def test_a_filled_trap_marks_and_drops_nothing(client: Client) -> None:
    client.post(ADDRESS, {**NO, "more": "https://buy.example"})
    assert Opinion.objects.open().get().odd


def test_a_link_that_says_no_has_chosen_it(client: Client) -> None:
    page = client.get(f"{ADDRESS}?helped=no").content.decode()
    assert page.count(" checked") == 1
    assert 'value="no" checked' in page


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"why": ""}, "Choose yes or no"),
        ({"helped": "perhaps"}, "Choose yes or no"),
        ({"helped": "no", "why": "x" * 501}, "Use at most 500 letters"),
    ],
)
def test_what_can_not_be_kept_is_said(said: dict[str, str], sentence: str, client: Client) -> None:
    page = client.post(ADDRESS, said).content.decode()
    assert sentence in page
    assert "<title>Error: " in page
    assert not Opinion.objects.exists()


def test_too_often_is_refused_and_looking_is_free(client: Client) -> None:
    for _ in range(20):
        client.post(ADDRESS, NO)
    assert client.post(ADDRESS, NO).status_code == 429
    assert client.get(ADDRESS).status_code == 200
    assert Opinion.objects.get().times == 20


def test_few_queries(client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_max_num_queries(3):
        client.get(ADDRESS)


def test_after_a_year_it_goes(client: Client) -> None:
    client.post(ADDRESS, NO)
    tidy.func()
    assert Opinion.objects.exists()
    with clock.at(clock.now() + timedelta(days=366)):
        tidy.func()
    assert not Opinion.objects.exists()


def test_not_there_and_taken_down_are_the_same(client: Client) -> None:
    Guide.objects.get(slug="updates-on").unpublish()
    for address in (ADDRESS, "/guidance/guides/moon/helped/", "/guidance/news/x/helped/"):
        assert client.get(address).status_code == 404
        assert client.post(address, NO).status_code == 404
        assert client.get(f"{address}thanks/").status_code == 404
    assert not Opinion.objects.exists()


def test_a_page_that_is_gone_keeps_its_words(client: Client) -> None:
    guide = Guide.objects.get(slug="updates-on")
    opinions.say(guide, helped=False, why="x", language="en")
    guide.delete()
    assert Opinion.objects.open().get().title == "Switch on updates"


def test_wrong_method(client: Client) -> None:
    assert client.put(ADDRESS).status_code == 405
    assert client.post(f"{ADDRESS}thanks/").status_code == 405
