from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from watchhouse.foundation.models import Entry
from watchhouse.people import actions, consents
from watchhouse.people.models import Consent, Person
from watchhouse.people.rules import LeaveInstead

Browser = Callable[[Person], Client]


def test_one_agrees_and_takes_it_back(alice: Person, sign_in: Browser) -> None:
    client = sign_in(alice)
    client.post("/people/consents/news/give/")
    client.post("/people/consents/news/give/")
    assert Consent.objects.standing(alice, "news").count() == 1
    assert "Take it back" in client.get("/people/consents/").content.decode()
    client.post("/people/consents/news/withdraw/")
    assert not Consent.objects.standing(alice, "news").exists()
    kinds = list(Entry.objects.values_list("kind", flat=True))
    assert kinds == ["people.ConsentGiven", "people.ConsentWithdrawn"]


def test_a_new_version_is_agreed_to_anew(alice: Person) -> None:
    Consent.objects.create(person=alice, purpose="news", version="2020-01")
    actions.give_consent(person=alice, purpose="news")
    versions = Consent.objects.order_by("pk").values_list("version", "withdrawn_at")
    assert versions[0][1] is not None
    assert versions[1] == (consents.texts()["news"].version, None)


def test_membership_is_taken_back_by_leaving(alice: Person) -> None:
    actions.give_consent(person=alice, purpose="membership")
    with pytest.raises(LeaveInstead):
        actions.withdraw_consent(person=alice, purpose="membership")


def test_an_unknown_purpose_is_not_there(alice: Person, sign_in: Browser) -> None:
    assert sign_in(alice).post("/people/consents/nothing/give/").status_code == 404
    assert sign_in(alice).post("/people/consents/nothing/withdraw/").status_code == 404


def test_the_stranger_and_the_wrong_method(alice: Person, sign_in: Browser) -> None:
    assert Client().get("/people/consents/").headers["Location"].startswith("/people/login/")
    assert Client().post("/people/consents/news/give/").status_code == 302
    assert not Consent.objects.exists()
    assert sign_in(alice).get("/people/consents/news/give/").status_code == 405
    assert sign_in(alice).get("/people/consents/news/withdraw/").status_code == 405


def test_the_texts_are_whole() -> None:
    for text in consents.texts().values():
        assert text.withdraw in ("page", "leave")
        assert all((text.version, text.title, text.text))
