"""We have done this: said once for a business, taken back, and shown to it on its own pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from watchhouse.foundation.models import Entry
from watchhouse.guidance.models import Doing, Guide
from watchhouse.members.models import Business
from watchhouse.people.models import Person

pytestmark = pytest.mark.usefixtures("loaded")
SignIn = Callable[[Person], Client]
GUIDE = "/guidance/guides/updates-on/"
DONE, UNDONE = f"{GUIDE}done/", f"{GUIDE}undone/"


def test_a_member_says_it_once(
    alice: Person, bob: Person, bakery: Business, sign_in: SignIn
) -> None:
    browser = sign_in(alice)
    assert "We have done this" in browser.get(GUIDE).content.decode()
    for _ in range(2):
        assert browser.post(DONE)["Location"] == GUIDE
    sign_in(bob).post(DONE)
    assert "It isn’t done after all" in browser.get(GUIDE).content.decode()
    entry = Entry.objects.of("guidance.Done").get()
    assert (entry.business_id, entry.by_id) == (bakery.pk, alice.pk)
    guide = Guide.objects.get(slug="updates-on")
    assert entry.facts == {"guide_id": guide.pk, "measure": "updates-on"}


def test_it_is_taken_back(alice: Person, sign_in: SignIn) -> None:
    browser = sign_in(alice)
    browser.post(DONE)
    for _ in range(2):
        browser.post(UNDONE)
    assert not Doing.objects.exists()
    assert Entry.objects.of("guidance.Undone").count() == 1
    assert "We have done this" in browser.get(GUIDE).content.decode()


def test_the_list_shows_what_they_read_and_did(
    alice: Person, charlie: Person, client: Client, sign_in: SignIn
) -> None:
    browser = sign_in(alice)
    browser.get("/guidance/guides/check-a-message/")
    browser.post(DONE)
    page = browser.get("/guidance/").content.decode()
    assert page.count(">Read</span>") == 1
    assert page.count(">Done</span>") == 1
    for other in (sign_in(charlie), client):
        words = other.get("/guidance/").content.decode()
        assert ">Read</span>" not in words
        assert ">Done</span>" not in words


def test_a_public_page_carries_no_form_and_sets_no_cookie(client: Client) -> None:
    page = client.get(GUIDE).content.decode()
    assert "<form" not in page
    assert "card.pdf" in page
    assert not client.cookies


def test_strangers_sign_in_and_staff_have_no_business(
    client: Client, dana: Person, sign_in: SignIn
) -> None:
    for address in (DONE, UNDONE):
        assert "/people/login/" in client.post(address)["Location"]
        assert sign_in(dana).post(address).status_code == 404
    assert not Doing.objects.exists()


def test_a_guide_that_is_not_there(alice: Person, sign_in: SignIn) -> None:
    assert sign_in(alice).post("/guidance/guides/nothing/done/").status_code == 404


def test_wrong_method(alice: Person, sign_in: SignIn) -> None:
    for address in (DONE, UNDONE):
        assert sign_in(alice).get(address).status_code == 405
