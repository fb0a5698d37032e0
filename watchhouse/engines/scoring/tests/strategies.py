"""Firms that hypothesis makes up, in the words of the real bank."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from watchhouse.engines.scoring.params import load
from watchhouse.engines.scoring.problem import UNSURE, Firm
from watchhouse.engines.scoring.schema import Option, Question

CONTENT = Path(__file__).resolve().parents[4] / "content" / "checkup"
BANK = load(CONTENT)
PRODUCTS = ("microsoft-365", "wordpress", "windows", "xero", "unheard-of")
PROTECTIONS = [question for question in BANK.questions if question.gap]


def answers() -> st.SearchStrategy[dict[str, str]]:
    """Any answer, "unsure" or none to each question."""
    return st.fixed_dictionaries(
        {},
        optional={question.slug: st.sampled_from(words(question)) for question in BANK.questions},
    )


def firms() -> st.SearchStrategy[Firm]:
    return st.builds(
        Firm,
        size_band=st.sampled_from([None, "solo", "micro", "small"]),
        trade=st.sampled_from([None, "bakery", "web-shop", "unheard-of"]),
        products=st.frozensets(st.sampled_from(PRODUCTS)),
        answers=answers(),
    )


def words(question: Question) -> list[str]:
    return [*(option.slug for option in question.option), UNSURE]


def all_no(size_band: str) -> Firm:
    """The firm that has nothing: the last option of every question leaves every gap."""
    told = {question.slug: question.option[-1].slug for question in PROTECTIONS}
    return Firm(size_band=size_band, answers=told)


def at_least(better: Option, worse: Option, question: Question) -> bool:
    return all(better.gives.get(slug, 0) >= worse.gives.get(slug, 0) for slug in question.gap)
