from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from watchhouse.dispatch.models import Message
from watchhouse.foundation import clock
from watchhouse.foundation.models import Entry
from watchhouse.members import helpers, rules
from watchhouse.members.models import Business, Invitation, Membership
from watchhouse.people.models import Consent, Person

PAGE = "/members/access/"
Browser = Callable[[Person], Client]


def invited(business: Business, by: Person, email: str = "new@it.example") -> str:
    helpers.invite(business, email=email, by=by)
    found = re.search(r"/members/invitations/[\w-]+/", Message.objects.latest("pk").text)
    assert found
    return found[0]


def test_the_owner_invites_and_a_newcomer_accepts(
    alice: Person, bakery: Business, sign_in: Browser
) -> None:
    answer = sign_in(alice).post("/members/access/invite/", {"email": "New@it.example"})
    assert answer.headers["Location"] == PAGE
    found = re.search(r"/members/invitations/([\w-]+)/", Message.objects.latest("pk").text)
    assert found
    assert found[1] not in str(Invitation.objects.values())
    client = Client()
    assert "Yes, I help" in client.get(found[0]).content.decode()
    assert client.post(found[0]).headers["Location"] == "/home/"
    place = Membership.objects.get(person__email="new@it.example")
    assert (place.business, place.role) == (bakery, "helper")
    assert Consent.objects.standing(place.person, "help").exists()
    assert "Invented Bakery" in client.get("/members/profile/").content.decode()
    assert "new@it.example" in sign_in(alice).get(PAGE).content.decode()
    kinds = set(Entry.objects.values_list("kind", flat=True))
    assert {"members.HelperInvited", "members.HelperAccepted"} <= kinds


def test_a_link_works_once_for_three_days(alice: Person, bakery: Business) -> None:
    link = invited(bakery, alice)
    with clock.at(clock.now() + timedelta(hours=73)):
        assert Client().get(link).status_code == 404
        assert Client().post(link).status_code == 404
    assert Client().post(link).status_code == 302
    page = Client().post(link)
    assert page.status_code == 404
    assert "does not work any more" in page.content.decode()
    assert Client().get("/members/invitations/nonsense/").status_code == 404


def test_somebody_known_signs_in_first(
    alice: Person, bakery: Business, charlie: Person, sign_in: Browser
) -> None:
    link = invited(bakery, alice, charlie.email)
    assert Client().post(link).headers["Location"].startswith("/people/login/?next=%2Fmembers")
    assert sign_in(charlie).post(link).headers["Location"] == "/home/"
    assert bakery.memberships.filter(person=charlie).exists()


def test_it_is_for_the_invited_address_alone(
    alice: Person, bakery: Business, charlie: Person, sign_in: Browser
) -> None:
    link = invited(bakery, alice)
    assert sign_in(charlie).post(link).status_code == 409
    assert not bakery.memberships.filter(person=charlie).exists()


def test_the_owner_puts_a_helper_out(
    alice: Person, bob: Person, bakery: Business, sign_in: Browser
) -> None:
    place = bakery.memberships.get(person=bob)
    assert sign_in(alice).post(f"/members/access/{place.pk}/put-out/").status_code == 302
    assert sign_in(bob).get("/members/profile/").status_code == 404
    assert Entry.objects.get(kind="members.HelperPutOut").facts == {"person_id": bob.pk}


def test_an_owner_stays(alice: Person, bakery: Business, sign_in: Browser) -> None:
    place = bakery.memberships.get(person=alice)
    page = sign_in(alice).post(f"/members/access/{place.pk}/put-out/")
    assert page.status_code == 409
    assert "An owner can&#x27;t be put out" in page.content.decode()


def test_an_invitation_is_taken_back(alice: Person, bakery: Business, sign_in: Browser) -> None:
    link = invited(bakery, alice)
    pk = Invitation.objects.get().pk
    sign_in(alice).post(f"/members/access/invitations/{pk}/take-back/")
    assert Client().get(link).status_code == 404


def test_inviting_twice_ends_the_first_link(alice: Person, bakery: Business) -> None:
    first = invited(bakery, alice)
    with clock.at(clock.now() + timedelta(days=1, minutes=1)):
        second = invited(bakery, alice)
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200


def test_who_has_access_is_not_invited(
    alice: Person, bob: Person, bakery: Business, sign_in: Browser
) -> None:
    page = sign_in(alice).post("/members/access/invite/", {"email": bob.email})
    assert "This person has access already." in page.content.decode()
    assert not Invitation.objects.exists()


def test_the_helper_the_stranger_and_the_wrong_method(
    alice: Person, bob: Person, bakery: Business, charlie: Person, sign_in: Browser
) -> None:
    place = bakery.memberships.get(person=bob)
    assert sign_in(bob).get(PAGE).status_code == 403
    assert (
        sign_in(bob).post("/members/access/invite/", {"email": "x@it.example"}).status_code == 403
    )
    assert sign_in(charlie).post(f"/members/access/{place.pk}/put-out/").status_code == 404
    invited(bakery, alice)
    pk = Invitation.objects.get().pk
    take_back = f"/members/access/invitations/{pk}/take-back/"
    assert sign_in(charlie).post(take_back).status_code == 404
    assert sign_in(alice).get(take_back).status_code == 405
    assert Client().get(PAGE).status_code == 302
    assert sign_in(alice).post(PAGE).status_code == 405
    assert sign_in(alice).get("/members/access/invite/").status_code == 405


def test_an_address_gets_one_letter_a_day_whoever_asks(
    alice: Person, charlie: Person, bakery: Business, florist: Business, sign_in: Browser
) -> None:
    florist.memberships.get_or_create(person=charlie, defaults={"role": "owner"})
    for person in (alice, charlie, alice):
        answer = sign_in(person).post("/members/access/invite/", {"email": "Victim@it.example"})
        assert answer.headers["Location"] == PAGE
    assert Message.objects.filter(recipient="victim@it.example").count() == 1
    first = re.search(r"/members/invitations/[\w-]+/", Message.objects.latest("pk").text)
    assert first
    assert Client().get(first[0]).status_code == 200
    with clock.at(clock.now() + timedelta(days=1, minutes=1)):
        invited(florist, charlie, "victim@it.example")
    assert Message.objects.filter(recipient="victim@it.example").count() == 2


def test_asked_again_on_one_day_for_more_the_link_stands(alice: Person, bakery: Business) -> None:
    link = invited(bakery, alice)
    helpers.invite(bakery, email="new@it.example", by=alice, role="owner")
    assert "Yes, I own it too" in Client().get(link).content.decode()
    assert Entry.objects.filter(kind="members.OwnerInvited").count() == 1


def test_ten_invitations_a_day_by_one_person_over_all_businesses(
    alice: Person, bakery: Business, florist: Business
) -> None:
    florist.memberships.create(person=alice, role="owner")
    for number in range(10):
        invited((bakery, florist)[number % 2], alice, f"n{number}@it.example")
    with pytest.raises(rules.InvitedEnough):
        invited(florist, alice, "one.more@it.example")
