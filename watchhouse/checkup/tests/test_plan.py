from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from watchhouse.checkup import actions, scoring
from watchhouse.checkup.models import Check
from watchhouse.checkup.tests.conftest import answer_all
from watchhouse.members.models import Business
from watchhouse.people.models import Person

SignIn = Callable[[Person], Client]
PLAN = "/checkup/plan/"


def test_three_things_with_minutes_cost_who_and_why(
    alice: Person, bakery_check: Check, sign_in: SignIn
) -> None:
    page = sign_in(alice).get(PLAN).content.decode()
    sheet = scoring.sheet_of(bakery_check)
    assert page.count('class="card plan') == 3
    for line in sheet.first_three:
        assert line.step.title in page
        assert line.why in page
        assert f"{line.step.minutes} minutes" in page
        assert line.step.source_url in page
    assert f"{len(sheet.done)} of {sheet.total} things in place" in page


def test_every_why_names_an_answer(bakery_check: Check) -> None:
    said = {row.question: row.option for row in bakery_check.answers.all()}
    said |= {"size_band": "micro", "trade": "bakery"}
    for line in scoring.sheet_of(bakery_check).lines:
        for reason in line.step.reasons:
            assert said[reason.question] == reason.answer


def test_the_steps_are_for_the_product(bakery: Business, bakery_check: Check) -> None:
    bakery.uses.create(product="microsoft-365")
    steps = {line.step.measure: line.step for line in scoring.sheet_of(bakery_check).lines}
    assert steps["two-step-sign-in"].product == "microsoft-365"


def test_a_visitor_sees_the_plan_and_how_to_keep_it(visitor: Client, begun: Check) -> None:
    answer_all(begun)
    page = visitor.get(PLAN).content.decode()
    assert "Join and keep my plan" in page
    assert "Send to my IT person" not in page


def test_before_the_end_it_says_that_more_answers_help(visitor: Client, begun: Check) -> None:
    actions.answer(begun, question="backup", option="none")
    page = visitor.get(PLAN).content.decode()
    assert "not answered everything" in page


def test_when_all_is_done_there_is_praise_and_no_list(
    alice: Person, bakery: Business, bakery_check: Check, sign_in: SignIn
) -> None:
    for slug in scoring.measures():
        actions.mark(bakery, measure=slug, becomes="done")
    page = sign_in(alice).get(PLAN).content.decode()
    assert "Everything on your list is done" in page
    assert 'class="card plan' not in page


def test_it_speaks_of_loss_honestly_and_never_of_safe(
    alice: Person, bakery_check: Check, sign_in: SignIn
) -> None:
    page = sign_in(alice).get(PLAN).content.decode()
    assert "lose nothing" in page
    assert "You are safe" not in page


def test_few_questions_to_the_database(
    alice: Person,
    bakery_check: Check,
    sign_in: SignIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = sign_in(alice)
    browser.get(PLAN)
    with django_assert_max_num_queries(19):
        browser.get(PLAN)


def test_the_helper_sees_the_steps_but_does_not_promise(
    bob: Person, bakery_check: Check, sign_in: SignIn
) -> None:
    page = sign_in(bob).get(PLAN).content.decode()
    assert 'class="card plan' in page
    assert "Save my promises" not in page
    assert "Send the list" not in page


def test_a_stranger_is_shown_the_start(
    charlie: Person, bakery_check: Check, begun: Check, sign_in: SignIn
) -> None:
    assert sign_in(charlie).get(PLAN)["Location"] == "/checkup/"
    assert Client().get(PLAN)["Location"] == "/checkup/"


def test_wrong_method(visitor: Client, db: None) -> None:
    assert visitor.post(PLAN).status_code == 405
