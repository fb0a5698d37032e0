from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from watchhouse.dispatch.models import Message
from watchhouse.foundation import clock
from watchhouse.foundation.models import Entry
from watchhouse.members.models import Business
from watchhouse.people.models import Consent, Person

JOIN = "/members/join/"
CODE = "/members/join/code/"
TYPED = {"name": "Invented Café", "email": "new@cafe.example", "postcode": "e17 4ph"}
Browser = Callable[[Person], Client]


@pytest.fixture(autouse=True)
def _no_limits_left_over(db: None) -> None:
    cache.clear()


def code() -> str:
    found = re.search(r"\d{4}-\d{4}", Message.objects.latest("pk").text)
    assert found
    return found[0]


def asked(**typed: str) -> Client:
    client = Client()
    client.get(JOIN)
    assert client.post(JOIN, {**TYPED, **typed}).headers["Location"] == CODE
    return client


def test_a_business_joins_in_three_fields() -> None:
    client = asked()
    assert not Business.objects.exists()
    assert client.post(CODE, {"code": code()}).headers["Location"] == "/members/profile/"
    business = Business.objects.get()
    assert (business.name, business.postcode) == ("Invented Café", "E17 4PH")
    assert business.borough == "E09000031"
    person = Person.objects.get(businesses=business)
    assert Consent.objects.standing(person, "membership").exists()
    page = client.get("/members/profile/").content.decode()
    assert "Waltham Forest" in page
    assert "You are a member now." in page


def test_what_was_answered_before_is_kept() -> None:
    client = asked()
    session = client.session
    session["check"], session["holder"] = 42, 4711
    session.save()
    client.post(CODE, {"code": code()})
    told = Entry.objects.get(kind="members.Joined")
    assert (told.facts, told.business_id) == (
        {"check_id": 42, "check_holder": 4711},
        Business.objects.get().pk,
    )


def test_pressing_twice_makes_one_letter_and_one_business() -> None:
    client = asked()
    client.post(JOIN, TYPED)
    assert Message.objects.count() == 1
    right = code()
    for _ in range(2):
        assert client.post(CODE, {"code": right}).status_code == 302
    assert Business.objects.count() == 1


def test_a_known_address_gets_the_same_page_and_no_second_business(alice: Person) -> None:
    pages = []
    for email in (alice.email, "other@bakery.example"):
        client = asked(email=email)
        pages.append(client.get(CODE).content.decode().replace(email, ""))
        assert "not the code we sent" in client.post(CODE, {"code": "1"}).content.decode()
    hide = re.compile(r'(nonce|value)="[^"]{20,}"')
    assert hide.sub("", pages[0]) == hide.sub("", pages[1])
    assert "sign-in already" in Message.objects.get(recipient=alice.email).text
    assert Business.objects.count() == 1


def test_a_postcode_outside_the_region_says_who_helps_and_keeps_the_rest() -> None:
    client = Client()
    page = client.post(JOIN, {**TYPED, "postcode": "M1 1AE"}).content.decode()
    assert "M1 1AE is outside London" in page
    assert "Invented Café" in page
    assert client.post(JOIN, {**TYPED, "postcode": ""}).status_code == 302


def test_a_code_is_wrong_three_times_or_old() -> None:
    client = asked()
    right = code()
    for _ in range(3):
        client.post(CODE, {"code": "0000-0000"})
    assert "does not work any more" in client.post(CODE, {"code": right}).content.decode()
    client.post("/members/join/code/again/")
    right = code()
    with clock.at(clock.now() + timedelta(minutes=11)):
        assert "does not work any more" in client.post(CODE, {"code": right}).content.decode()
    assert not Business.objects.exists()


def test_somebody_signed_in_adds_a_business_once(charlie: Person, sign_in: Browser) -> None:
    client = sign_in(charlie)
    assert 'name="email"' not in client.get(JOIN).content.decode()
    for _ in range(2):
        client.post(JOIN, {"name": "Second Shop"})
    assert Business.objects.of(charlie).count() == 2


def test_the_form_says_what_is_missing() -> None:
    page = Client().post(JOIN, {}).content.decode()
    assert "<title>Error: Join" in page
    assert "Enter the name of your business" in page
    assert Client().get(CODE).headers["Location"] == JOIN
    assert Client().put(JOIN).status_code == 405
    assert Client().get("/members/join/code/again/").status_code == 405


def test_too_often_is_a_page_with_a_sentence() -> None:
    client = Client()
    answers = [client.post(JOIN, {}) for _ in range(21)]
    assert answers[-1].status_code == 429
    assert answers[-1].headers["Retry-After"] == "300"
    assert "Wait five minutes" in answers[-1].content.decode()
