"""One question more than a check asks, for whoever wants to tell more."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from watchhouse.checkup import scoring
from watchhouse.checkup.models import Check
from watchhouse.checkup.tests.conftest import answer_all
from watchhouse.people.models import Person

SignIn = Callable[[Person], Client]
MORE = "/checkup/more/"


def test_one_at_a_time_and_back_to_the_plan(visitor: Client, begun: Check) -> None:
    answer_all(begun)
    assert "Answer one more question" in visitor.get("/checkup/plan/").content.decode()
    before = begun.answers.count()
    question = visitor.get(MORE)["Location"]
    page = visitor.get(question).content.decode()
    assert "One question more" in page
    assert visitor.post(question, {"answer": "unsure"})["Location"] == "/checkup/plan/"
    assert begun.answers.count() == before + 1
    assert begun.results.count() == 2


def test_until_nothing_is_left(visitor: Client, begun: Check) -> None:
    answer_all(begun)
    asked = 0
    while (place := visitor.get(MORE)["Location"]) != "/checkup/plan/":
        visitor.post(place, {"answer": "unsure"})
        asked += 1
        assert asked < len(scoring.questions())
    assert "told us all that we can ask" in visitor.get("/checkup/plan/").content.decode()
    assert "Answer one more question" not in visitor.get("/checkup/plan/").content.decode()


def test_helper_and_stranger(bob: Person, bakery_check: Check, sign_in: SignIn) -> None:
    assert sign_in(bob).get(MORE).status_code == 403
    assert Client().get(MORE)["Location"] == "/checkup/"


def test_wrong_method(visitor: Client) -> None:
    assert visitor.post(MORE).status_code == 405
