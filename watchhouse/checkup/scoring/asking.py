"""Which question comes next, and how many there are at most."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, replace

import msgspec

from watchhouse.checkup.models import Check, Step, StepState
from watchhouse.checkup.scoring import firm as firms
from watchhouse.checkup.scoring.content import bank, questions
from watchhouse.engines.scoring import solve
from watchhouse.engines.scoring.problem import Firm
from watchhouse.engines.scoring.schema import Params, Question
from watchhouse.members.models import Business


@dataclass(frozen=True)
class Progress:
    """How many questions were answered, and how many a check asks at the most."""

    answered: int
    most: int


def next_question(check: Check) -> Question | None:
    """What to ask next: the open question worth most to know.

    None when nothing worth asking is left, or when the check has asked as many as it may: an
    answer whose branch was closed later was asked, too.
    """
    full = len(_said(check)) >= bank().bank.most_questions
    return None if full else one_more(check)


def one_more(check: Check) -> Question | None:
    """What is worth most to know, however many were asked: for whoever wants to tell more."""
    return solve.next_question(_not_to_be_asked_twice(check), _without_limit())


def has_more(firm: Firm) -> bool:
    """Whether anything is left that is worth asking such a firm, as a plan's sheet has it."""
    return solve.next_question(firms.counting(firm), _without_limit()) is not None


def walk(business: Business, choose: Callable[[Question], str]) -> dict[str, str]:
    """The answers of a business that answers each question as `choose` does, in the order in which
    a check asks; without a row. For the demo.
    """
    said: dict[str, str] = {}
    firm = firms.of_business(business, said)
    while len(said) < bank().bank.most_questions:
        following = solve.next_question(firms.counting(firm), _without_limit())
        if following is None:
            break
        said[following.slug] = choose(following)
        firm = replace(firm, answers=said)
    return said


def progress(check: Check) -> Progress:
    """How far a check is. Questions that the profile answers are not among those to be asked."""
    said, left = _said(check), firms.still_open(_not_to_be_asked_twice(check))
    most = min(bank().bank.most_questions, len(said) + len(left))
    return Progress(len(said), max(len(said), most))


def _said(check: Check) -> set[str]:
    """The questions of the bank that were answered."""
    return {row.question for row in check.answers.all()} & set(questions())


def _not_to_be_asked_twice(check: Check) -> Firm:
    """The firm, with the answers that its marks have given to questions nobody asked."""
    firm = firms.of_check(check)
    done = list(Step.objects.of(check.owner).filter(state=StepState.DONE))
    wholly = {
        slug
        for slug, question in questions().items()
        if question.gap and {step.measure for step in done}.issuperset(question.gap)
    }
    marked = firms.as_marked(firm, done).answers
    given = {slug: said for slug, said in marked.items() if slug in wholly}
    return firms.counting(replace(firm, answers={**given, **firm.answers}))


@functools.cache
def _without_limit() -> Params:
    """The bank, but one check may ask everything: the limit is counted here, by what was asked."""
    limit = len(bank().questions) + 1
    return msgspec.structs.replace(
        bank(), bank=msgspec.structs.replace(bank().bank, most_questions=limit)
    )
