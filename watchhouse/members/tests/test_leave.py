from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from watchhouse.foundation.models import Entry
from watchhouse.members.models import Business
from watchhouse.people.models import Person

PAGE = "/members/leave/"
Browser = Callable[[Person], Client]


def test_the_owner_leaves(alice: Person, bob: Person, bakery: Business, sign_in: Browser) -> None:
    client = sign_in(alice)
    assert "Close the membership" in client.get(PAGE).content.decode()
    assert client.post(PAGE).headers["Location"] == "/members/left/"
    assert client.get("/members/left/").status_code == 200
    assert client.get("/members/profile/").status_code == 404
    assert sign_in(bob).get("/members/profile/").status_code == 404
    assert Business.objects.active().count() == 0
    assert Entry.objects.filter(kind="members.Left", business_id=bakery.pk).count() == 1


def test_the_helper_the_stranger_and_the_wrong_method(
    bob: Person, dana: Person, sign_in: Browser
) -> None:
    assert sign_in(bob).get(PAGE).status_code == 403
    assert sign_in(bob).post(PAGE).status_code == 403
    assert sign_in(dana).post(PAGE).status_code == 404
    assert Client().post(PAGE).headers["Location"].startswith("/people/login/")
    assert sign_in(bob).put(PAGE).status_code == 405
    assert Client().post("/members/left/").status_code == 405
