"""Firms that hypothesis makes up in the words of a bank: the real one, or one made up as well."""

from __future__ import annotations

from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st

from watchhouse.engines.scoring.params import load
from watchhouse.engines.scoring.problem import UNSURE, Firm
from watchhouse.engines.scoring.schema import Option, Params, Question
from watchhouse.engines.scoring.tests.made_up import bank_of, measure_of, question_of, scenario_of

CONTENT = Path(__file__).resolve().parents[4] / "content" / "checkup"
BANK = load(CONTENT)
PRODUCTS = ("microsoft-365", "wordpress", "windows", "xero", "unheard-of")
PROTECTIONS = [question for question in BANK.questions if question.gap]
steady = settings(derandomize=True, deadline=None, max_examples=60)


def firms(bank: Params = BANK) -> st.SearchStrategy[Firm]:
    """Any answer, "unsure" or none to each question; size, trade and products told or not."""
    return st.builds(
        Firm,
        size_band=st.sampled_from([None, "solo", "micro", "small"]),
        trade=st.sampled_from([None, "bakery", "web-shop", "unheard-of"]),
        products=st.frozensets(st.sampled_from(PRODUCTS)),
        answers=st.fixed_dictionaries(
            {},
            optional={q.slug: st.sampled_from(words(q)) for q in bank.questions},
        ),
    )


def words(question: Question) -> list[str]:
    return [*(option.slug for option in question.option), UNSURE]


def all_no(size_band: str) -> Firm:
    """The firm that has nothing: the weakest option of every question."""
    told = {question.slug: weakest(question).slug for question in PROTECTIONS}
    return Firm(size_band=size_band, answers=told)


def weakest(question: Question) -> Option:
    return min(reversed(question.option), key=lambda option: sum(option.gives.values()))


def strongest(question: Question) -> Option:
    return max(question.option, key=lambda option: sum(option.gives.values()))


@st.composite
def banks(draw: st.DrawFn) -> Params:
    """A bank of made-up measures, scenarios and questions, one or two questions for a measure."""
    share = st.floats(0.01, 0.95)
    scenarios = [
        scenario_of(
            f"scenario-{n}",
            rate=draw(st.floats(0.001, 1)),
            cost=draw(st.floats(10, 1e5)),
            untold=draw(st.sampled_from([1.0, 0.5])),
        )
        for n in range(draw(st.integers(1, 4)))
    ]
    named = st.sampled_from([scenario.slug for scenario in scenarios])
    measures = [
        measure_of(
            f"measure-{n}",
            minutes=draw(st.integers(1, 500)),
            cost=draw(st.sampled_from([0.0, 50.0])),
            cuts=draw(st.sampled_from(["count", "cost"])),
            removes=draw(st.dictionaries(named, share, min_size=1)),
        )
        for n in range(draw(st.integers(1, 5)))
    ]
    questions = [
        question_of(
            f"about-{n}-{again}",
            measure=f"measure-{n}",
            gap=draw(st.floats(0, 1)),
            part=draw(st.floats(0, 1)),
            minutes=draw(st.integers(1, 5)),
        )
        for n in range(len(measures))
        for again in range(draw(st.integers(1, 2)))
    ]
    return bank_of(scenarios, measures, questions)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Params, Firm]:
    """A bank, the real one or one made up, and a firm that speaks its words."""
    bank = draw(st.one_of(st.just(BANK), banks()))
    return bank, draw(firms(bank))
