"""Anybody asks for little steps: the address is confirmed, forgotten, and told to nobody."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from watchhouse.dispatch import actions as dispatch
from watchhouse.dispatch.models import Message
from watchhouse.foundation import clock
from watchhouse.guidance import subscribing
from watchhouse.guidance.models import Subscription
from watchhouse.guidance.tests.steps import ADDRESS, letters, member, on, stranger, work
from watchhouse.people.models import Consent, Person

pytestmark = pytest.mark.django_db
SignIn = Callable[[Person], Client]
PAGE, ASKED = "/guidance/little-steps/", "/guidance/little-steps/asked/"


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    cache.clear()


def link() -> str:
    letter = Message.objects.filter(about__startswith="confirm-little-steps").latest("pk")
    found = re.search(r"/guidance/little-steps/confirm/\S+/", letter.text)
    assert found
    return found[0]


def test_the_page_says_what_comes_and_what_one_agrees_to(client: Client) -> None:
    page = client.get(PAGE).content.decode()
    assert "Agree one rule" in page
    assert "Once a week the centre sends you one small thing" in page


def test_nothing_comes_before_the_address_was_confirmed(client: Client) -> None:
    assert client.post(PAGE, {"email": ADDRESS})["Location"] == ASKED
    assert "Look into your mailbox" in client.get(ASKED).content.decode()
    work(at="2030-01-02 10:00")
    assert not letters()
    assert "Yes, begin" in client.get(link()).content.decode()
    assert Subscription.objects.get().state == "waiting"
    assert "are on" in client.post(link()).content.decode()
    row = Subscription.objects.get()
    assert (row.state, row.version) == ("on", "2026-11")
    assert row.confirmed_at
    assert "nothing to do" in client.get(link()).content.decode()
    client.post(link())
    assert Subscription.objects.count() == 1


def test_known_and_unknown_addresses_get_the_same_answer(client: Client, alice: Person) -> None:
    answers = [client.post(PAGE, {"email": address}) for address in (ADDRESS, alice.email, ADDRESS)]
    assert {(each.status_code, each["Location"]) for each in answers} == {(302, ASKED)}


def test_an_address_gets_one_letter_a_day(client: Client) -> None:
    for _ in range(3):
        client.post(PAGE, {"email": ADDRESS.upper()})
    assert Message.objects.count() == 1
    assert Message.objects.get().secret


def test_so_many_a_minute_and_to_an_address(client: Client) -> None:
    answers = [client.post(PAGE, {"email": ADDRESS}).status_code for _ in range(7)]
    assert answers == [302] * 6 + [429]


def test_what_is_no_address_is_said_at_the_field(client: Client) -> None:
    page = client.post(PAGE, {"email": "sam"}).content.decode()
    assert "Error: " in page
    assert "Enter an e-mail address like" in page
    assert not Subscription.objects.exists()


def test_whoever_has_an_account_agrees_as_themselves(
    client: Client, alice: Person, settle: Callable[[], None]
) -> None:
    client.post(PAGE, {"email": alice.email})
    client.post(link())
    assert Consent.objects.standing(alice, "little-steps").exists()
    settle()
    row = Subscription.objects.get()
    assert (row.person, row.email) == (alice, "")


def test_a_stranger_who_joined_takes_along_what_they_did() -> None:
    row = stranger()
    work()
    assert member(Person.objects.create_user(ADDRESS)).pk == row.pk
    assert Subscription.objects.get().letters.count() == 1


def test_a_member_is_shown_to_their_switch(alice: Person, sign_in: SignIn) -> None:
    page = sign_in(alice).get(PAGE).content.decode()
    assert "/people/reminders/" in page
    assert 'name="email"' not in page


def test_an_address_that_was_not_confirmed_is_forgotten(client: Client) -> None:
    with clock.at(on("2026-06-02 10:00")):
        client.post(PAGE, {"email": ADDRESS})
        page = link()
    for day, left in (("2026-06-09 09:00", 1), ("2026-06-09 11:00", 0)):
        with clock.at(on(day)):
            subscribing.tidy()
        assert Subscription.objects.count() == left
    assert client.get(page).status_code == 410
    assert client.post(page).status_code == 410
    assert not Subscription.objects.exists()


def test_who_stops_by_the_letter_is_forgotten_at_night(client: Client) -> None:
    stranger()
    work()
    (letter,) = letters()
    stop = re.search(r"/dispatch/unsubscribe/\S+/", letter.text)
    assert stop
    assert "forget your address tonight" in client.get(stop[0]).content.decode()
    client.post(stop[0], {"List-Unsubscribe": "One-Click"})
    work(1)
    assert len(letters()) == 1
    subscribing.tidy()
    assert not Subscription.objects.exists()


def test_a_member_who_stops_by_the_letter_took_it_back(
    alice: Person, settle: Callable[[], None]
) -> None:
    row = member(alice)
    dispatch.suppress(recipient=alice.email, topic="little-steps", reason="asked")
    subscribing.tidy()
    settle()
    row.refresh_from_db()
    assert row.state == "stopped"
    assert not Consent.objects.standing(alice, "little-steps").exists()
    assert member(alice).pk != row.pk


def test_what_ended_is_forgotten_after_a_month() -> None:
    row = stranger()
    Subscription.objects.update(state="silent", due_at=None, ended_at=on("2026-06-02 10:00"))
    for days, left in ((29, 1), (31, 0)):
        with clock.at(on("2026-06-02 10:00") + timedelta(days=days)):
            subscribing.tidy()
        assert Subscription.objects.filter(pk=row.pk).count() == left


@pytest.mark.parametrize("path", ["confirm/x/", "go-on/x/", "a/x/"])
def test_a_link_that_we_did_not_make_is_not_there(client: Client, path: str) -> None:
    assert client.get(f"{PAGE}{path}").status_code == 404
    assert client.post(f"{PAGE}{path}").status_code == 404
    assert client.put(f"{PAGE}{path}").status_code == 405


def test_wrong_method(client: Client) -> None:
    assert client.put(PAGE).status_code == 405
    assert client.post(ASKED).status_code == 405
