from __future__ import annotations

from django.test import Client

from watchhouse.checkup import actions, scoring
from watchhouse.checkup.models import Check
from watchhouse.checkup.tests.conftest import answer_all

PAGE = "/checkup/advice/"


def test_the_first_step_and_the_way_on(visitor: Client, begun: Check) -> None:
    actions.answer(begun, question="new-payee", option="pay")
    page = visitor.get(PAGE).content.decode()
    first = scoring.sheet_of(begun).first_three[0]
    assert first.step.title in page
    assert first.step.steps[0] in page
    assert "Go on with the questions" in page
    assert f'<h2 class="what" id="{first.step.measure}-title">' in page


def test_all_answered_no_more_questions_are_announced(visitor: Client, begun: Check) -> None:
    answer_all(begun)
    page = visitor.get(PAGE).content.decode()
    assert "Go on with the questions" not in page
    assert "See my whole plan" in page


def test_nothing_answered_no_advice(visitor: Client, begun: Check) -> None:
    assert visitor.get(PAGE)["Location"] == "/checkup/"


def test_a_stranger_is_shown_the_start(begun: Check) -> None:
    actions.answer(begun, question="new-payee", option="pay")
    assert Client().get(PAGE)["Location"] == "/checkup/"


def test_wrong_method(visitor: Client, begun: Check) -> None:
    assert visitor.post(PAGE).status_code == 405
