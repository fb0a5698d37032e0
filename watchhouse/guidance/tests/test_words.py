"""The list of what readers missed: the longest wait first, dealt with once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from watchhouse.foundation.models import Entry
from watchhouse.guidance import opinions
from watchhouse.guidance.models import Guide, Opinion
from watchhouse.members.models import Business
from watchhouse.people.models import Person

pytestmark = pytest.mark.usefixtures("loaded")
SignIn = Callable[[Person], Client]
ADDRESS = "/guidance/desk/words/"


def _said(why: str, business: Business | None = None, *, odd: bool = False) -> Opinion:
    guide = Guide.objects.get(slug="updates-on")
    return opinions.say(guide, helped=False, why=why, language="ur", business=business, odd=odd)


def test_shows_page_words_language_and_firm(
    femi: Person, bakery: Business, sign_in: SignIn
) -> None:
    _said("The first <b>")
    _said("The second", bakery, odd=True)
    page = sign_in(femi).get(ADDRESS).content.decode()

    assert page.index("The first &lt;b&gt;") < page.index("The second")
    for words in (
        "/guidance/guides/updates-on/", "Language: ur", f"/desk/businesses/{bakery.pk}/",
        "Perhaps a machine",
    ):  # fmt: skip
        assert words in page


def test_dealt_with_closes_it(femi: Person, sign_in: SignIn) -> None:
    row = _said("Too long")
    page = sign_in(femi).post(f"{ADDRESS}{row.pk}/", {"note": "Made it shorter"}, follow=True)

    text = page.content.decode()
    assert "Dealt with: Switch on updates." in text
    assert "Nobody waits." in text
    assert "Made it shorter" in text
    row.refresh_from_db()
    assert (row.answered_by, row.note) == (femi, "Made it shorter")
    entry = Entry.objects.of("guidance.WordsAnswered").get()
    assert (entry.facts, entry.by_id) == ({"opinion_id": row.pk}, femi.pk)


def test_twice_is_refused(femi: Person, sign_in: SignIn) -> None:
    row = _said("Too long")
    opinions.answer(row, note="First", by=femi)
    page = sign_in(femi).post(f"{ADDRESS}{row.pk}/", {"note": "x" * 400}, follow=True)
    assert "dealt with these words already" in page.content.decode()
    row.refresh_from_db()
    assert row.note == "First"


def test_few_queries_for_many(
    femi: Person, bakery: Business, sign_in: SignIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    for number in range(40):
        _said(f"Word {number}", bakery)
    browser = sign_in(femi)
    with django_assert_max_num_queries(10):
        page = browser.get(ADDRESS).content.decode()
    assert "Page 1 of 2" in page


def test_strangers_members_and_staff_without_the_right(
    alice: Person, erin: Person, client: Client, sign_in: SignIn
) -> None:
    row = _said("Too long")
    for address, method in ((ADDRESS, "get"), (f"{ADDRESS}{row.pk}/", "post")):
        assert getattr(client, method)(address).status_code == 302
        assert getattr(sign_in(alice), method)(address).status_code == 404
        assert getattr(sign_in(erin), method)(address).status_code == 403


def test_not_there(femi: Person, sign_in: SignIn) -> None:
    assert sign_in(femi).post(f"{ADDRESS}999/").status_code == 404


def test_wrong_method(femi: Person, sign_in: SignIn) -> None:
    assert sign_in(femi).post(ADDRESS).status_code == 405
    assert sign_in(femi).get(f"{ADDRESS}1/").status_code == 405
