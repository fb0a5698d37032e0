"""A text has a new version: whoever agreed to the older one is asked, and may say later."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from watchhouse.foundation import clock
from watchhouse.members.models import Business
from watchhouse.people import actions, agreeing
from watchhouse.people.consents import later_days, texts
from watchhouse.people.models import Consent, Person
from watchhouse.people.rules import NoMoreLater

PAGE = "/people/consents/new/"


@pytest.fixture
def old(alice: Person) -> Consent:
    return Consent.objects.create(person=alice, purpose="membership", version="2020-01")


@pytest.fixture
def client(alice: Person) -> Client:
    """Alice has just signed in."""
    browser = Client()
    browser.force_login(alice)
    return browser


def test_she_is_asked_and_agrees(client: Client, old: Consent, alice: Person) -> None:
    answer = client.get("/members/profile/")
    assert answer.headers["Location"] == f"{PAGE}?next=%2Fmembers%2Fprofile%2F"
    page = client.get(answer.headers["Location"]).content.decode()
    assert texts()["membership"].text in page
    assert "You have 14 days." in page
    done = client.post("/people/consents/new/agree/?next=/members/profile/")
    assert done.headers["Location"] == "/members/profile/"
    assert client.get("/members/profile/").status_code == 200
    old.refresh_from_db()
    assert old.withdrawn_at is not None
    assert Consent.objects.standing(alice, "membership").get().version != "2020-01"
    history = client.get("/people/consents/").content.decode()
    assert "version 2020-01, agreed on" in history


def test_what_is_new_stands_on_the_page(
    client: Client, old: Consent, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = texts()["membership"]
    newer = {**texts(), "membership": type(text)(**{**text.__dict__, "changed": "We say less."})}
    monkeypatch.setattr(agreeing, "texts", lambda: newer)
    assert "We say less." in client.get(PAGE).content.decode()


def test_later_holds_for_the_session_and_for_so_many_days(
    client: Client, old: Consent, alice: Person
) -> None:
    assert client.post("/people/consents/new/later/").headers["Location"] == "/home/"
    assert client.get("/members/profile/").status_code == 200
    fresh = Client()
    fresh.force_login(alice)
    assert fresh.get("/members/profile/").status_code == 302
    assert "You have until" in fresh.get(PAGE).content.decode()
    fresh.post("/people/consents/new/later/")
    old.refresh_from_db()
    assert old.later_until is not None
    over = old.later_until + timedelta(minutes=1)
    assert over < clock.now() + timedelta(days=later_days(), hours=1)
    with clock.at(over):
        assert fresh.get("/members/profile/").status_code == 302
        assert "Later" not in fresh.get(PAGE).content.decode()
        with pytest.raises(NoMoreLater):
            actions.agree_later(person=alice)


def test_nobody_else_is_asked(client: Client, alice: Person) -> None:
    """The newest version, nothing agreed to, and what was taken back need no answer."""
    actions.give_consent(person=alice, purpose="membership")
    Consent.objects.create(
        person=alice, purpose="news", version="2020-01", withdrawn_at=clock.now()
    )
    assert client.get("/members/profile/").status_code == 200
    assert client.session[agreeing.ASKED]
    assert client.get(PAGE).headers["Location"] == "/home/"


def test_nothing_that_is_sent_gets_lost_and_help_stays_open(
    client: Client, old: Consent, bakery: Business
) -> None:
    client.post("/members/profile/about/", {"size_band": "solo"})
    bakery.refresh_from_db()
    assert bakery.size_band == "solo"
    for address in ("/urgent/", "/people/consents/", "/members/leave/", "/members/export/",
                    "/members/erase/", "/"):  # fmt: skip
        assert client.get(address).status_code == 200, address


def test_the_stranger_and_the_wrong_method(client: Client) -> None:
    for address in (PAGE, f"{PAGE}agree/", f"{PAGE}later/"):
        asked = Client().get(address) if address == PAGE else Client().post(address)
        assert asked.headers["Location"].startswith("/people/login/")
    assert client.post(PAGE).status_code == 405
    assert client.get(f"{PAGE}agree/").status_code == 405
    assert client.get(f"{PAGE}later/").status_code == 405


def test_it_leads_to_no_other_site(client: Client) -> None:
    assert client.get(f"{PAGE}?next=https://evil.example/").headers["Location"] == "/home/"
