from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.test import Client

from watchhouse.checkup import actions, rules, scoring
from watchhouse.checkup.models import Check
from watchhouse.dispatch.models import Message
from watchhouse.foundation import clock
from watchhouse.members.models import Business
from watchhouse.people.models import Person

SignIn = Callable[[Person], Client]
PAGE = "/checkup/plan/send/"
SAM = {"email": "sam@it.example"}


def test_the_steps_go_out_and_the_answers_do_not(
    alice: Person, bakery_check: Check, sign_in: SignIn
) -> None:
    assert sign_in(alice).post(PAGE, SAM).status_code == 302
    letter = Message.objects.get()
    first = scoring.sheet_of(bakery_check).first_three[0]
    assert letter.recipient == SAM["email"]
    for words in (letter.text, letter.html):
        assert first.step.title in words
        assert "You told us" not in words
    assert first.step.steps[0] in letter.text


def test_an_address_gets_one_a_day_from_whomever(
    alice: Person, charlie: Person, florist: Business, bakery_check: Check, sign_in: SignIn
) -> None:
    actions.start(business=florist)
    sign_in(alice).post(PAGE, SAM)
    for browser in (sign_in(alice), sign_in(charlie)):
        page = browser.post(PAGE, SAM).content.decode()
        assert rules.SentToday.sentence in page
        assert "<title>Error: " in page
    assert Message.objects.count() == 1
    with clock.at(clock.now() + timedelta(days=1, minutes=1)):
        actions.send(bakery_check, to=SAM["email"], by=alice)
    assert Message.objects.count() == 2


def test_five_a_day_are_enough(alice: Person, bakery_check: Check, sign_in: SignIn) -> None:
    browser = sign_in(alice)
    for number in range(7):
        page = browser.post(PAGE, {"email": f"sam{number}@it.example"})
    assert rules.SentEnough.sentence in page.content.decode()
    assert Message.objects.count() == rules.MOST_SENT_A_DAY


def test_no_address(alice: Person, bakery_check: Check, sign_in: SignIn) -> None:
    page = sign_in(alice).post(PAGE, {"email": "sam"}).content.decode()
    assert "Enter an e-mail address, such as" in page
    assert 'value="sam"' in page


def test_helper_stranger_visitor(
    bob: Person, charlie: Person, bakery_check: Check, sign_in: SignIn
) -> None:
    assert sign_in(bob).post(PAGE, SAM).status_code == 403
    assert sign_in(charlie).post(PAGE, SAM).status_code == 404
    assert "/people/login/" in Client().post(PAGE, SAM)["Location"]
    assert not Message.objects.exists()


def test_wrong_method(alice: Person, bakery_check: Check, sign_in: SignIn) -> None:
    assert sign_in(alice).get(PAGE).status_code == 405
