"""A better answer never brings its own measure forward: what is proven, and what content keeps.

The README says why the first holds for every bank, and the second only nearly always.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from watchhouse.engines.scoring.facts import settle
from watchhouse.engines.scoring.problem import Firm
from watchhouse.engines.scoring.result import Replanned
from watchhouse.engines.scoring.schema import Params, Question
from watchhouse.engines.scoring.solve import plan, replan
from watchhouse.engines.scoring.tests.made_up import bank_of, measure_of, question_of, scenario_of
from watchhouse.engines.scoring.tests.strategies import BANK, PROTECTIONS, steady, words, worlds

PAIRS = 4000
T = TypeVar("T")


def answering(firm: Firm, question: Question, answer: str | None) -> Firm:
    rest = {slug: word for slug, word in firm.answers.items() if slug != question.slug}
    return replace(firm, answers=rest if answer is None else {**rest, question.slug: answer})


def raised(worse: Firm, better: Firm, bank: Params) -> set[str]:
    """The measures that are more surely in place; empty when anything else differs as well."""
    before, after = settle(worse, bank), settle(better, bank)
    if before.presence.keys() != after.presence.keys() or before.questions != after.questions:
        return set()
    if any(after.presence[slug] < level for slug, level in before.presence.items()):
        return set()
    return {slug for slug, level in before.presence.items() if after.presence[slug] > level}


def place(made: Replanned, row: int, measure: str, beside: set[str]) -> float:
    """How many steps about other measures come before its own; infinite when it is done."""
    steps = [slug for _, slug in made.steps(row) if slug == measure or slug not in beside]
    return steps.index(measure) if measure in steps else float("inf")


def pick(items: Sequence[T], chance: np.random.Generator) -> T:
    return items[int(chance.integers(len(items)))]


def somebody(chance: np.random.Generator) -> Firm:
    return Firm(
        size_band=pick(["solo", "micro", "small"], chance),
        trade=pick([None, *(trade.slug for trade in BANK.bank.trade)], chance),
        products=frozenset({pick(["microsoft-365", "wordpress"], chance), "xero"}),
        answers={
            question.slug: pick(words(question), chance)
            for question in BANK.questions
            if chance.random() < 0.6
        },
    )


def test_with_our_content_a_protection_never_raises_its_own_measure() -> None:
    """Thousands of pairs of firms that differ in one answer; a change of content is tried too."""
    chance = np.random.Generator(np.random.PCG64(20261123))
    pairs = []
    for _ in range(PAIRS):
        firm, question = somebody(chance), pick(PROTECTIONS, chance)
        worse = answering(firm, question, pick([*words(question), None], chance))
        better = answering(firm, question, pick(question.option, chance).slug)
        if measures := raised(worse, better, BANK):
            pairs.append((worse, better, measures))
    assert len(pairs) > PAIRS / 4
    before = replan([worse for worse, _, _ in pairs], BANK)
    after = replan([better for _, better, _ in pairs], BANK)
    assert (after.expected <= before.expected + 1e-9).all()
    for row, (worse, better, measures) in enumerate(pairs):
        for measure in measures:
            was, now = (place(made, row, measure, measures) for made in (before, after))
            assert now >= was, (measure, worse, better)


@steady
@given(world=worlds(), data=st.data())
def test_whatever_the_bank_a_protection_does_not_bring_itself_to_the_first_place(
    world: tuple[Params, Firm], data: st.DataObject
) -> None:
    bank, firm = world
    question = data.draw(st.sampled_from([each for each in bank.questions if each.gap]))
    worse = answering(firm, question, data.draw(st.sampled_from([*words(question), None])))
    better = answering(firm, question, data.draw(st.sampled_from(question.option)).slug)
    measures = raised(worse, better, bank)
    assume(len(measures) == 1)
    (measure,) = measures
    before, after = plan(worse, bank), plan(better, bank)
    assert after.outlook.expected <= before.outlook.expected * (1 + 1e-12)
    assert after.outlook.no_loss >= before.outlook.no_loss * (1 - 1e-12)
    if before.steps and after.steps and before.steps[0].measure != measure:
        assert after.steps[0].measure != measure


def overlapping() -> Params:
    """Two ways to be hit; "both" helps against both, "first" and "second" against one each."""
    return bank_of(
        [scenario_of(slug, rate=0.1, cost=cost) for slug, cost in (("a", 1000), ("b", 990))],
        [
            measure_of("both", removes={"a": 0.3, "b": 0.6}),
            measure_of("first", removes={"a": 0.5}),
            measure_of("second", removes={"b": 0.9}),
        ],
        [question_of(slug, measure=slug, part=0.05) for slug in ("both", "first", "second")],
    )


@pytest.mark.parametrize(("answer", "order"), [
    ("no", ["both", "second", "first"]),
    ("part", ["second", "first", "both"]),
])  # fmt: skip
def test_the_known_exception_a_chain_of_overlaps(answer: str, order: list[str]) -> None:
    """Being partly protected can move a measure from third to second: the README's limit."""
    told = {"both": "no", "first": answer, "second": "no"}
    made = plan(Firm(size_band="solo", answers=told), overlapping())
    assert [step.measure for step in made.steps] == order
