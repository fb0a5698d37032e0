from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from watchhouse.checkup import actions, rules, scoring
from watchhouse.checkup.models import Check, Step
from watchhouse.checkup.tests.conftest import answer_all
from watchhouse.foundation import clock
from watchhouse.foundation.states import WrongState
from watchhouse.members.models import Business
from watchhouse.people.models import Person

SignIn = Callable[[Person], Client]
CARD = "/checkup/plan/steps/help-card/"
Told = Callable[[], list[str]]


def _todo(check: Check) -> list[str]:
    return [line.step.measure for line in scoring.sheet_of(check).lines]


def test_done_leaves_the_list_and_counts(
    alice: Person, bakery_check: Check, sign_in: SignIn, told: Told
) -> None:
    before = scoring.sheet_of(bakery_check)
    page = sign_in(alice).post(CARD, {"becomes": "done"})
    after = scoring.sheet_of(bakery_check)
    assert page["Location"] == "/checkup/plan/"
    assert "help-card" not in _todo(bakery_check)
    assert len(after.done) == len(before.done) + 1
    assert after.total == before.total
    assert told()[-1] == "StepDone"


def test_a_step_done_makes_the_year_look_better(bakery: Business, bakery_check: Check) -> None:
    before = scoring.sheet_of(bakery_check).outlook.expected
    actions.mark(bakery, measure="ring-before-you-pay", becomes="done")
    assert scoring.sheet_of(bakery_check).outlook.expected < before


def test_one_of_two_measures_of_a_question_leaves_the_other(
    bakery: Business, bakery_check: Check
) -> None:
    actions.mark(bakery, measure="cyber-essentials", becomes="done")
    assert "short-course" in _todo(bakery_check)
    actions.mark(bakery, measure="short-course", becomes="done")
    assert "short-course" not in _todo(bakery_check)


def test_pressed_twice_is_done_once(
    alice: Person, bakery_check: Check, sign_in: SignIn, told: Told
) -> None:
    browser = sign_in(alice)
    browser.post(CARD, {"becomes": "done"})
    browser.post(CARD, {"becomes": "done"})
    assert Step.objects.count() == 1
    assert told().count("StepDone") == 1


def test_not_for_us_goes_and_comes_back(
    alice: Person, bakery_check: Check, sign_in: SignIn
) -> None:
    browser = sign_in(alice)
    browser.post(CARD, {"becomes": "put_aside"})
    assert "help-card" not in _todo(bakery_check)
    assert "Bring back" in browser.get("/checkup/plan/").content.decode()
    browser.post(CARD, {"becomes": "open"})
    assert "help-card" in _todo(bakery_check)


def test_help_is_asked_once_and_stays_on_the_list(
    alice: Person, bakery: Business, bakery_check: Check, sign_in: SignIn, told: Told
) -> None:
    browser = sign_in(alice)
    page = browser.post(CARD, {"becomes": "help"}, follow=True).content.decode()
    assert "We have your request." in page
    assert "help-card" in _todo(bakery_check)
    assert [step.business for step in Step.objects.wanting_help()] == [bakery]
    assert told()[-1] == "HelpAsked"


def test_done_keeps_the_promise_and_not_for_us_takes_it_back(
    bakery: Business, bakery_check: Check, told: Told
) -> None:
    for measure in ("help-card", "updates-on"):
        actions.promise(bakery, measure=measure, due_on=clock.today())
    actions.mark(bakery, measure="help-card", becomes="done")
    actions.mark(bakery, measure="updates-on", becomes="put_aside")
    assert sorted(bakery.promises.values_list("state", flat=True)) == ["kept", "let_go"]
    assert {"PromiseKept", "PromiseLetGo"} <= set(told())


def test_a_later_answer_that_says_it_lapsed_puts_it_back(
    bakery: Business, bakery_check: Check, told: Told
) -> None:
    actions.mark(bakery, measure="help-card", becomes="done")
    actions.answer(bakery_check, question="help-card", option="no")
    assert "help-card" in _todo(bakery_check)
    assert told()[-1] == "StepReopened"


def test_a_state_the_table_does_not_know(bakery: Business, bakery_check: Check) -> None:
    actions.mark(bakery, measure="help-card", becomes="done")
    with pytest.raises(WrongState):
        actions.mark(bakery, measure="help-card", becomes="help")


def test_the_centre_puts_a_step_on_top(bakery: Business, told: Told) -> None:
    check = answer_all(actions.start(business=bakery), "tested")
    actions.mark(bakery, measure="help-card", becomes="done")
    for _ in range(2):
        actions.add_step(bakery, measure="help-card", because="A payment went astray.")
    first = scoring.sheet_of(check).first_three[0]
    assert first.step.measure == "help-card"
    assert first.why.startswith("A payment went astray.")
    assert told().count("StepAdded") == 1


def test_a_business_without_a_check_can_be_given_a_step(bakery: Business) -> None:
    actions.add_step(bakery, measure="stop-fake-mail", because="Mail went out in your name.")
    assert scoring.sheet_for(bakery).lines[0].step.measure == "stop-fake-mail"


def test_an_unknown_measure_is_refused(bakery: Business) -> None:
    with pytest.raises(rules.NotInTheBank):
        actions.add_step(bakery, measure="buy-gold", because="")


def test_a_visitor_marks_their_own(visitor: Client, begun: Check) -> None:
    answer_all(begun)
    visitor.post(CARD, {"becomes": "done"})
    assert Step.objects.get().check_made == begun


def test_the_helper_may_mark_what_they_did(
    bob: Person, bakery: Business, bakery_check: Check, sign_in: SignIn
) -> None:
    sign_in(bob).post(CARD, {"becomes": "done"})
    assert bakery.steps.get().by == bob


def test_a_stranger_marks_their_own_and_nonsense_is_not_there(
    alice: Person, charlie: Person, bakery_check: Check, sign_in: SignIn
) -> None:
    sign_in(charlie).post(CARD, {"becomes": "done"})
    assert [step.business.name for step in Step.objects.all() if step.business] == [
        "Invented Florist"
    ]
    assert Client().post(CARD, {"becomes": "done"}).status_code == 404
    assert sign_in(alice).post(CARD, {"becomes": "eaten"}).status_code == 404
    unknown = "/checkup/plan/steps/buy-gold/"
    assert sign_in(alice).post(unknown, {"becomes": "done"}).status_code == 404
    assert Step.objects.count() == 1


def test_wrong_method(alice: Person, bakery_check: Check, sign_in: SignIn) -> None:
    assert sign_in(alice).get(CARD).status_code == 405
