from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from watchhouse.foundation.models import Entry
from watchhouse.members.models import Business
from watchhouse.people.models import Person
from watchhouse.visits.models import Visit

SignIn = Callable[[Person], Client]
URL = "/visits/ask/"


def test_an_owner_asks(alice: Person, bakery: Business, sign_in: SignIn) -> None:
    form = {"topic": "email", "suits": ["mornings", "saturdays"], "note": "Ring twice."}
    answer = sign_in(alice).post(URL, form)

    visit = Visit.objects.for_business(bakery).get()
    assert answer["Location"] == f"/visits/{visit.pk}/"
    assert visit.suits == ["mornings", "saturdays"]
    entry = Entry.objects.get(kind="visits.Asked")
    assert entry.facts == {"visit_id": visit.pk, "topic": "email"}
    assert entry.business_id == bakery.pk


def test_twice_is_once(alice: Person, bakery: Business, sign_in: SignIn) -> None:
    browser = sign_in(alice)
    for topic in ("email", "backup"):
        browser.post(URL, {"topic": topic})

    assert Visit.objects.get().topic == "backup"
    assert Entry.objects.filter(kind="visits.Asked").count() == 1


def test_without_a_topic_it_is_said(alice: Person, sign_in: SignIn) -> None:
    page = sign_in(alice).post(URL, {"note": "Ring twice."}).content.decode()

    assert "Choose what the visit is about" in page
    assert "Ring twice." in page


def test_who_may(bob: Person, dana: Person, sign_in: SignIn, client: Client) -> None:
    assert sign_in(bob).get(URL).status_code == 403
    assert sign_in(dana).get(URL).status_code == 404
    assert client.get(URL).status_code == 302
    assert sign_in(bob).put(URL).status_code == 405
