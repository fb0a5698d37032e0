"""One promise: another day, or taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from watchhouse.checkup import actions, rules
from watchhouse.checkup.models import Promise
from watchhouse.foundation import clock
from watchhouse.members.models import Business
from watchhouse.people.models import Person

SignIn = Callable[[Person], Client]
Told = Callable[[], list[str]]


@pytest.fixture
def promised(bakery: Business) -> Promise:
    return actions.promise(bakery, measure="help-card", due_on=clock.today())


def _page(promise: Promise) -> str:
    return f"/checkup/promises/{promise.pk}/"


def test_another_day(alice: Person, promised: Promise, sign_in: SignIn, told: Told) -> None:
    browser, day = sign_in(alice), clock.today() + timedelta(days=8)
    assert "Choose another day" in browser.get(_page(promised)).content.decode()
    for _ in range(2):
        browser.post(_page(promised), {"due_on": day})
    promised.refresh_from_db()
    assert (promised.due_on, promised.place) == (day, 1)
    assert told().count("PromiseMoved") == 1


def test_a_day_that_has_passed_is_refused(
    alice: Person, promised: Promise, sign_in: SignIn
) -> None:
    day = clock.today() - timedelta(days=1)
    page = sign_in(alice).post(_page(promised), {"due_on": day}).content.decode()
    assert rules.PromiseInThePast.sentence in page
    assert "There is a problem" in page
    promised.refresh_from_db()
    assert promised.due_on == clock.today()


def test_taken_back_once(alice: Person, promised: Promise, sign_in: SignIn, told: Told) -> None:
    browser = sign_in(alice)
    for _ in range(2):
        browser.post(f"{_page(promised)}take-back/")
    promised.refresh_from_db()
    assert promised.state == "let_go"
    assert told().count("PromiseLetGo") == 1


def test_what_is_over_is_not_moved(alice: Person, promised: Promise, sign_in: SignIn) -> None:
    actions.let_go(promised)
    with pytest.raises(rules.PromiseOver):
        actions.move(promised, due_on=clock.today() + timedelta(days=3))
    assert sign_in(alice).get(_page(promised))["Location"] == "/checkup/plan/"


def test_who_may(
    alice: Person, bob: Person, charlie: Person, femi: Person, promised: Promise, sign_in: SignIn
) -> None:
    for address in (_page(promised), f"{_page(promised)}take-back/"):
        assert sign_in(bob).post(address).status_code == 403
        assert sign_in(charlie).post(address).status_code == 404
        assert sign_in(femi).post(address).status_code == 404
        assert "/people/login/" in Client().post(address)["Location"]
    assert sign_in(alice).get(f"{_page(promised)}take-back/").status_code == 405
    assert sign_in(alice).put(_page(promised)).status_code == 405
