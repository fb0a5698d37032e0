from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from watchhouse.checkup.models import Check
from watchhouse.members.models import Business
from watchhouse.people.models import Person

SignIn = Callable[[Person], Client]


def test_the_first_page_sets_nothing_going(visitor: Client, db: None) -> None:
    page = visitor.get("/checkup/")
    assert page.status_code == 200
    assert "no account" in page.content.decode()
    assert not Check.objects.exists()


def test_start_begins_a_check_and_asks(visitor: Client, db: None) -> None:
    page = visitor.post("/checkup/", follow=True)
    assert page.redirect_chain[-1][0] == "/checkup/question/new-payee/"
    assert visitor.session["check"] == Check.objects.get().pk


def test_start_pressed_twice_begins_one(visitor: Client, db: None) -> None:
    visitor.post("/checkup/")
    visitor.post("/checkup/")
    assert Check.objects.count() == 1


def test_a_business_goes_on_with_its_own(alice: Person, bakery: Business, sign_in: SignIn) -> None:
    sign_in(alice).post("/checkup/")
    sign_in(alice).post("/checkup/")
    assert Check.objects.get().business == bakery


def test_it_says_go_on_to_who_stopped(visitor: Client, begun: Check) -> None:
    visitor.post("/checkup/question/backup/", {"answer": "none"})
    page = visitor.get("/checkup/").content.decode()
    assert "1 of " in page
    assert "Go on where you stopped" in page


def test_a_finished_check_may_be_made_again(
    alice: Person, bakery_check: Check, sign_in: SignIn
) -> None:
    browser = sign_in(alice)
    assert "again" in browser.get("/checkup/").content.decode()
    browser.post("/checkup/")
    assert Check.objects.count() == 2
    assert "Three things" in browser.get("/checkup/plan/").content.decode()


def test_the_helper_does_not_answer_for_the_owner(
    bob: Person, bakery_check: Check, sign_in: SignIn
) -> None:
    browser = sign_in(bob)
    assert browser.get("/checkup/")["Location"] == "/checkup/plan/"
    assert browser.post("/checkup/").status_code == 403


def test_wrong_method(visitor: Client) -> None:
    assert visitor.put("/checkup/").status_code == 405
