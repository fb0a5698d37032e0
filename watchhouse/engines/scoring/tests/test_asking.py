"""What is asked next: what is worth most to know, never twice, and not for ever."""

from __future__ import annotations

import pytest
from hypothesis import given
from msgspec.structs import replace

from watchhouse.engines.scoring.asking import worths
from watchhouse.engines.scoring.facts import settle
from watchhouse.engines.scoring.problem import UNSURE, Firm
from watchhouse.engines.scoring.schema import Option, Params, Question, When
from watchhouse.engines.scoring.solve import next_question
from watchhouse.engines.scoring.tests.made_up import bank_of, measure_of, question_of, scenario_of
from watchhouse.engines.scoring.tests.strategies import BANK, steady, worlds
from watchhouse.engines.scoring.tests.test_rank import answering

SCENARIOS = [scenario_of("a", rate=0.1, cost=1000)]
MEASURES = [measure_of(slug, removes={"a": share}) for slug, share in (("one", 0.2), ("two", 0.6))]


def test_the_first_question_is_worth_most_and_the_size_comes_in_its_place() -> None:
    firm, asked = Firm(), list[str]()
    while len(asked) < 3 and (question := next_question(firm, BANK)):
        asked.append(question.slug)
        firm = answering(firm, question, question.option[-1].slug)
    assert asked[0] == "new-payee"
    assert "email-two-step" in asked


@steady
@given(world=worlds())
def test_it_never_asks_twice_nor_more_than_the_bank_says(world: tuple[Params, Firm]) -> None:
    bank, firm = world
    asked = len(firm.answers)
    while question := next_question(firm, bank):
        assert question.slug not in firm.answers
        assert question in settle(firm, bank).questions
        firm = answering(firm, question, UNSURE)
        asked += 1
        assert asked <= bank.bank.most_questions


def test_a_size_that_is_known_is_not_asked() -> None:
    firm = Firm(size_band="solo")
    while question := next_question(firm, BANK):
        assert question.sets != "size_band"
        firm = answering(firm, question, UNSURE)


def shop(**more: object) -> Question:
    """A question that sets a fact, in the words of question_of."""
    return replace(question_of("shop", measure="one"), gap={}, sets="fact", **more)


def branching() -> Params:
    """Only a firm with a shop is asked about "two"; Shopify tells that there is one."""
    options = (
        Option("yes", "Yes", told_by=When(products=("shopify",))),
        Option("no", "No"),
    )
    questions = [
        shop(option=options),
        question_of("about-one", measure="one"),
        replace(
            question_of("about-two", measure="two"),
            when=When(answers={"shop": ("yes",)}, untold=0.5),
        ),
    ]
    return bank_of(SCENARIOS, MEASURES, questions)


@pytest.mark.parametrize(
    ("firm", "order"),
    [
        (Firm(), ["shop", "about-two", "about-one"]),
        (Firm(products=frozenset({"shopify"})), ["about-two", "about-one"]),
        (Firm(answers={"shop": "no"}), ["about-one"]),
    ],
)
def test_it_branches_and_does_not_ask_what_the_profile_tells(firm: Firm, order: list[str]) -> None:
    asked = []
    while question := next_question(firm, branching()):
        asked.append(question.slug)
        firm = answering(firm, question, "yes")
    assert asked == order


def test_a_fact_is_asked_before_what_branches_on_it() -> None:
    bank = branching()
    fact, *others = bank.questions
    later = replace(bank, questions=(others[0], fact, others[1]))
    assert next_question(Firm(), later) is fact
    assert next_question(Firm(answers={"shop": UNSURE}), later) is others[1]


def test_what_the_profile_tells_counts_like_an_answer() -> None:
    told = settle(Firm(products=frozenset({"shopify"})), branching())
    said = settle(Firm(answers={"shop": "yes"}), branching())
    unsure = settle(Firm(products=frozenset({"shopify"}), answers={"shop": UNSURE}), branching())
    assert told.answers == said.answers == unsure.answers == {"shop": "yes"}
    assert told.presence == said.presence


def test_an_answer_to_a_question_that_no_longer_concerns_the_firm_is_left_out() -> None:
    facts = settle(Firm(answers={"shop": "no", "about-two": "yes"}), branching())
    assert facts.answers == {"shop": "no"}
    assert set(facts.presence) == {"one"}


def test_a_question_that_can_change_nothing_is_not_asked() -> None:
    """The weakest answer counts: after "no" a second question about the measure is idle."""
    again = [question_of(slug, measure="one") for slug in ("first", "second")]
    bank = bank_of(SCENARIOS, MEASURES[:1], again)
    assert next_question(Firm(answers={"first": "no"}), bank) is None
    assert next_question(Firm(answers={"first": "yes"}), bank) is again[1]


def test_worth_is_the_standard_deviation_of_the_loss() -> None:
    bank = bank_of(SCENARIOS, MEASURES, [question_of("about-two", measure="two", gap=0.3)])
    facts = settle(Firm(size_band="solo"), bank)
    without = 0.1 * 1000 * 2.7182818284590452 ** (1.2**2 / 2)
    worth = worths(facts, bank)["about-two"]
    assert worth == pytest.approx(without * 0.6 * (0.3 * 0.7) ** 0.5)


def test_a_gap_that_may_not_concern_the_firm_is_less_sure() -> None:
    """Half of the firms have a shop: of ten, five could have the gap, two or three do."""
    assert settle(Firm(), branching()).presence["two"] == pytest.approx(1 - 0.5 * 0.5)
    shop_told = settle(Firm(answers={"shop": "yes"}), branching())
    assert shop_told.presence["two"] == pytest.approx(0.5)
