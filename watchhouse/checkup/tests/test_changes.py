"""What moved on a plan and whose doing it was; results keep the bank's version."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec
import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from watchhouse.checkup import actions, scoring
from watchhouse.checkup.models import Cause, Check, Result
from watchhouse.checkup.tests.banks import NEXT, SAYS, changed, loaded
from watchhouse.checkup.tests.conftest import answer_all
from watchhouse.engines.scoring.schema import Measure, Question
from watchhouse.foundation import clock
from watchhouse.journey import SCHEDULE
from watchhouse.members.models import Business
from watchhouse.people.models import Person

SignIn = Callable[[Person], Client]
PLAN = "/checkup/plan/"
CARD = "help-card"


def _dear_card(measure: Measure) -> Measure:
    """The help card takes all day now, so that it falls behind."""
    return msgspec.structs.replace(measure, minutes=600) if measure.slug == CARD else measure


@pytest.fixture
def new_bank(bakery_check: Check, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """We change the bank after the bakery has made its check."""
    with loaded(changed(measures=_dear_card), monkeypatch):
        yield


def _changes(check: Check) -> scoring.Changes:
    changes = scoring.changes_of(check, scoring.sheet_of(check))
    assert changes
    return changes


def test_a_result_keeps_the_version_the_steps_and_the_loss(bakery_check: Check) -> None:
    kept = bakery_check.results.get()
    sheet = scoring.sheet_of(bakery_check)
    assert (kept.bank_version, kept.cause) == (scoring.version(), Cause.FIRM)
    assert [(step["kind"], step["measure"], step["standing"]) for step in kept.plan["steps"]] == [
        (line.step.kind, line.step.measure, line.step.standing) for line in sheet.lines
    ]
    assert kept.plan["low"] < kept.plan["expected"] < kept.plan["high"]


def test_completed_again_with_the_same_answers_is_one_result(bakery_check: Check) -> None:
    actions.complete(bakery_check)
    assert bakery_check.results.count() == 1
    actions.answer(bakery_check, question="new-payee", option="ring")
    actions.complete(bakery_check)
    assert bakery_check.results.count() == 2


def test_nothing_changed_nothing_is_said(
    alice: Person, bakery_check: Check, sign_in: SignIn
) -> None:
    page = sign_in(alice).get(PLAN).content.decode()
    assert "We changed our advice" not in page
    assert "What you changed" not in page


def test_our_change_is_ours_before_and_after_the_worker_came(
    alice: Person, bakery_check: Check, new_bank: None, sign_in: SignIn
) -> None:
    for _ in range(2):
        changes = _changes(bakery_check)
        assert changes.ours
        assert changes.says == (SAYS,)
        assert not changes.own
        page = sign_in(alice).get(PLAN).content.decode()
        assert "We changed our advice since" in page
        assert SAYS in page
        assert "What you changed" not in page
        actions.replan_members()
    assert bakery_check.results.count() == 2


def test_what_the_firm_did_stands_apart(
    bakery: Business, bakery_check: Check, new_bank: None
) -> None:
    ours = _changes(bakery_check).ours
    actions.mark(bakery, measure="ring-before-you-pay", becomes="done")
    changes = _changes(bakery_check)
    assert changes.ours == ours
    assert changes.own.gone == (scoring.title_of("ring-before-you-pay"),)


def test_an_answer_under_the_new_bank_keeps_our_share_first(
    bakery_check: Check, new_bank: None
) -> None:
    actions.answer(bakery_check, question="new-payee", option="ring")
    actions.complete(bakery_check)
    assert list(bakery_check.results.order_by("pk").values_list("bank_version", "cause")) == [
        ("2026-11-2", "firm"), (NEXT, "bank"), (NEXT, "firm"),
    ]  # fmt: skip
    changes = _changes(bakery_check)
    assert changes.ours
    assert scoring.title_of("ring-before-you-pay") in changes.own.gone
    assert scoring.title_of("ring-before-you-pay") not in changes.ours.gone


def test_a_check_made_with_the_new_bank_knows_of_no_change(
    bakery: Business, new_bank: None
) -> None:
    again = answer_all(actions.start(business=bakery))
    assert again.bank_version == NEXT
    assert _changes(again).ours is None


def test_a_question_that_left_is_kept_and_said_to_be_no_longer_asked(
    alice: Person, bakery_check: Check, monkeypatch: pytest.MonkeyPatch, sign_in: SignIn
) -> None:
    said = bakery_check.answers.count()

    def without(question: Question) -> Question | None:
        return None if question.slug == "new-payee" else question

    with loaded(changed(questions=without), monkeypatch):
        browser = sign_in(alice)
        page = browser.get("/checkup/answers/").content.decode()
        assert "No longer asked" in page
        assert "New payee" in page
        assert browser.get(PLAN).status_code == 200
    assert bakery_check.answers.count() == said


def test_an_option_that_left_is_to_be_chosen_again(
    alice: Person, bakery: Business, monkeypatch: pytest.MonkeyPatch, sign_in: SignIn
) -> None:
    check = answer_all(actions.start(business=bakery), option="pay")

    def without(question: Question) -> Question:
        kept = tuple(option for option in question.option if option.slug != "pay")
        return msgspec.structs.replace(question, option=kept)

    with loaded(changed(questions=without), monkeypatch):
        page = sign_in(alice).get("/checkup/answers/").content.decode()
        assert "Please choose again" in page
        assert {s.standing for s in scoring.in_words(check) if s.question == "new-payee"} == {
            "choose-again"
        }


def test_all_members_in_batches_and_once(
    bakery: Business,
    florist: Business,
    bakery_check: Check,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    others = [Business.objects.create(name=f"Invented {n}", size_band="solo") for n in range(5)]
    for each in (florist, *others):
        answer_all(actions.start(business=each))
    answer_all(actions.start())
    Business.objects.filter(pk=others[0].pk).update(left_at=clock.now())
    with loaded(changed(measures=_dear_card), monkeypatch):
        with django_assert_max_num_queries(25):
            assert actions.replan_members(at_once=3) == 6
        assert actions.replan_members() == 0
        ours = Result.objects.filter(cause=Cause.BANK)
        assert ours.count() == 6
        for result in ours:
            lines = scoring.sheet_of(result.check_made).lines
            planned = [(step["kind"], step["measure"]) for step in result.plan["steps"]]
            assert planned == [(line.step.kind, line.step.measure) for line in lines]


def test_the_worker_does_it_by_the_clock(
    bakery_check: Check, new_bank: None, settle: Callable[[], None]
) -> None:
    SCHEDULE["checkup.replan_members"].task.enqueue()
    settle()
    assert bakery_check.results.filter(cause=Cause.BANK).count() == 1
