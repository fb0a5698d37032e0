from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from watchhouse.checkup.models import Answer, Check
from watchhouse.people.models import Person

SignIn = Callable[[Person], Client]
PAGE = "/checkup/answers/"


def test_each_answer_with_a_way_to_change_it(
    alice: Person, bakery_check: Check, sign_in: SignIn
) -> None:
    page = sign_in(alice).get(PAGE).content.decode()
    assert page.count(">Change<") == bakery_check.answers.count()
    assert "I’m not sure" in page


def test_what_an_older_bank_asked_is_left_out(
    alice: Person, bakery_check: Check, sign_in: SignIn
) -> None:
    Answer.objects.create(check_made=bakery_check, question="fax", option="yes")
    browser = sign_in(alice)
    assert "fax" not in browser.get(PAGE).content.decode()
    assert browser.get("/checkup/plan/").status_code == 200


def test_helper_and_stranger(
    bob: Person, charlie: Person, bakery_check: Check, sign_in: SignIn
) -> None:
    assert sign_in(bob).get(PAGE).status_code == 403
    assert sign_in(charlie).get(PAGE)["Location"] == "/checkup/"


def test_wrong_method(visitor: Client) -> None:
    assert visitor.post(PAGE).status_code == 405
