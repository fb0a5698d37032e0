"""Several owners: one invites another, and goes only while another stays."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from watchhouse.dispatch.models import Message
from watchhouse.foundation.models import Entry
from watchhouse.members import helpers, rules
from watchhouse.members.models import Business, Membership
from watchhouse.people import actions as people
from watchhouse.people.models import Consent, Person

Browser = Callable[[Person], Client]
GO = "/members/access/go/"


def _link() -> str:
    found = re.search(r"/members/invitations/[\w-]+/", Message.objects.latest("pk").text)
    assert found
    return found[0]


def test_an_owner_makes_another(
    alice: Person, bob: Person, bakery: Business, sign_in: Browser
) -> None:
    """Bob helped so far; he says yes to the text of owners, and keeps his one place."""
    page = sign_in(alice).post("/members/access/invite/", {"email": bob.email, "role": "owner"})
    assert page.status_code == 302
    assert "be an owner of Invented Bakery" in Message.objects.latest("pk").text
    client = sign_in(bob)
    assert "Yes, I own it too" in client.get(_link()).content.decode()
    client.post(_link())
    assert bakery.memberships.get(person=bob).role == "owner"
    assert Consent.objects.standing(bob, "membership").exists()
    kinds = set(Entry.objects.values_list("kind", flat=True))
    assert {"members.OwnerInvited", "members.OwnerAccepted"} <= kinds
    assert client.get("/members/access/").status_code == 200


def test_an_owner_is_not_asked_to_own_it_again(alice: Person, bakery: Business) -> None:
    with pytest.raises(rules.HasAccessAlready):
        helpers.invite(bakery, email=alice.email, by=alice, role="owner")


def test_the_last_owner_can_not_go(alice: Person, bakery: Business, sign_in: Browser) -> None:
    for answer, status in ((sign_in(alice).get(GO), 200), (sign_in(alice).post(GO), 409)):
        assert answer.status_code == status
        assert "You are the only owner" in answer.content.decode()
    assert bakery.memberships.filter(person=alice).exists()


def test_one_of_two_goes(alice: Person, bob: Person, bakery: Business, sign_in: Browser) -> None:
    bakery.memberships.filter(person=bob).update(role="owner")
    client = sign_in(alice)
    assert "End my access" in client.get(GO).content.decode()
    assert client.post(GO).headers["Location"] == "/home/"
    assert not bakery.memberships.filter(person=alice).exists()
    assert Entry.objects.get(kind="members.WentAway").by_id == alice.pk
    with pytest.raises(rules.LastOwner):
        helpers.go(bakery.memberships.get(person=bob), by=bob)


def test_a_helper_goes(bob: Person, alice: Person, bakery: Business, sign_in: Browser) -> None:
    assert sign_in(bob).post(GO).status_code == 302
    assert Membership.objects.filter(business=bakery).count() == 1


def test_taking_back_the_text_on_helping_ends_it(
    bob: Person, bakery: Business, settle: Callable[[], None]
) -> None:
    people.give_consent(person=bob, purpose="help")
    people.give_consent(person=bob, purpose="news")
    people.withdraw_consent(person=bob, purpose="news")
    settle()
    assert bakery.memberships.filter(person=bob).exists()
    people.withdraw_consent(person=bob, purpose="help")
    settle()
    settle()
    assert not bakery.memberships.filter(person=bob).exists()
    assert Entry.objects.filter(kind="members.WentAway", business_id=bakery.pk).count() == 1


def test_the_stranger_and_the_wrong_method(dana: Person, bob: Person, sign_in: Browser) -> None:
    assert Client().get(GO).status_code == 302
    assert sign_in(dana).post(GO).status_code == 404
    assert sign_in(bob).put(GO).status_code == 405
