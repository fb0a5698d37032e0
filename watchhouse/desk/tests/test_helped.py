"""A business that asked for help with a step waits until an adviser says that they helped."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from watchhouse.checkup import actions
from watchhouse.checkup.models import Step
from watchhouse.foundation.models import Entry
from watchhouse.members.models import Business
from watchhouse.people.models import Person

SignIn = Callable[[Person], Client]
MEASURE = "ring-before-you-pay"


@pytest.fixture
def page(bakery: Business, alice: Person) -> str:
    actions.mark(bakery, measure=MEASURE, becomes="help", by=alice)
    return f"/desk/businesses/{bakery.pk}/"


def test_the_page_says_who_asked_and_the_adviser_says_we_helped(
    page: str, femi: Person, bakery: Business, sign_in: SignIn
) -> None:
    browser = sign_in(femi)
    shown = browser.get(page).content.decode()
    assert "Waits for our help" in shown
    assert "by Alice" in shown
    answer = browser.post(f"{page}steps/{MEASURE}/helped/", follow=True).content.decode()
    assert "Waits for our help" not in answer
    assert "We helped with: Ring a number" in answer
    assert Step.objects.get().state == "open"
    assert Entry.objects.get(kind="checkup.HelpGiven").by_id == femi.pk


def test_twice_is_once(page: str, femi: Person, sign_in: SignIn) -> None:
    browser = sign_in(femi)
    for _ in range(2):
        browser.post(f"{page}steps/{MEASURE}/helped/")
    assert Entry.objects.filter(kind="checkup.HelpGiven").count() == 1


def test_an_unknown_step_is_refused_in_words(page: str, femi: Person, sign_in: SignIn) -> None:
    answer = sign_in(femi).post(f"{page}steps/no-such/helped/", follow=True)
    assert "That step is not one of ours." in answer.content.decode()


def test_who_may_not(page: str, alice: Person, dana: Person, femi: Person, sign_in: SignIn) -> None:
    address = f"{page}steps/{MEASURE}/helped/"
    assert sign_in(alice).post(address).status_code == 404
    officer = sign_in(dana)
    assert "We helped" not in officer.get(page).content.decode()
    assert officer.post(address).status_code == 403
    assert sign_in(femi).get(address).status_code == 405
    assert sign_in(femi).post("/desk/businesses/999/steps/x/helped/").status_code == 404
