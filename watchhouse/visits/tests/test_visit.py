from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from watchhouse.people.models import Person
from watchhouse.visits.models import Visit

SignIn = Callable[[Person], Client]


def test_the_list_shows_what_comes(booked: Visit, alice: Person, sign_in: SignIn) -> None:
    page = sign_in(alice).get("/visits/").content.decode()

    assert "Tuesday 24 November 2026, 10:00" in page
    assert "With Femi" in page


def test_a_booked_one_says_who_comes_and_how_to_check(
    booked: Visit, alice: Person, sign_in: SignIn
) -> None:
    page = sign_in(alice).get(f"/visits/{booked.pk}/").content.decode()

    assert "Femi from" in page
    assert booked.code_word in page
    assert "020 7946 0100" in page
    assert "What to have ready" in page


def test_a_helper_sees_it(booked: Visit, bob: Person, sign_in: SignIn) -> None:
    assert sign_in(bob).get(f"/visits/{booked.pk}/").status_code == 200
    assert sign_in(bob).get("/visits/").status_code == 200


def test_a_stranger_does_not(booked: Visit, charlie: Person, sign_in: SignIn) -> None:
    browser = sign_in(charlie)

    assert browser.get(f"/visits/{booked.pk}/").status_code == 404
    assert browser.get("/visits/999/").status_code == 404
    assert b"email" not in browser.get("/visits/").content


def test_wrong_methods(booked: Visit, alice: Person, sign_in: SignIn) -> None:
    assert sign_in(alice).post("/visits/").status_code == 405
    assert sign_in(alice).post(f"/visits/{booked.pk}/").status_code == 405
    assert Client().get(f"/visits/{booked.pk}/").status_code == 302


def test_a_helper_is_offered_nothing_that_only_the_owner_may_do(
    booked: Visit, bob: Person, sign_in: SignIn
) -> None:
    page = sign_in(bob).get(f"/visits/{booked.pk}/").content.decode()

    assert "The owner of the business can" in page
    assert f"/visits/{booked.pk}/cancel/" not in page
    assert "/visits/ask/" not in sign_in(bob).get("/visits/").content.decode()
