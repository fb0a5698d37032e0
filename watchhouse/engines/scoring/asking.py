"""What to ask next: the open question whose answer is worth most to know."""

from __future__ import annotations

import math

from watchhouse.engines.scoring.facts import Facts, levels, settle
from watchhouse.engines.scoring.problem import UNSURE, Firm
from watchhouse.engines.scoring.rows import rows_of
from watchhouse.engines.scoring.schema import Params, Question
from watchhouse.engines.scoring.tables import tables_of


def next_question(firm: Firm, params: Params) -> Question | None:
    """The open question worth most to know; None when enough were asked or nothing is open.

    Worth is how far the answer can move the expected loss: its standard deviation, in pounds a
    year. A question that sets the size or a fact is asked at its place in the file, or before the
    first question that branches on it. What the profile tells and what does not concern the firm
    is not asked. Raises BadFirm like `plan`.
    """
    facts = settle(firm, params)
    asked = to_ask(firm, facts)
    still_open = [question for question in asked if question.slug not in firm.answers]
    if len(firm.answers) >= params.bank.most_questions:
        return None
    answered = len(asked) - len(still_open)
    for place, question in enumerate(asked):
        if place <= answered and question.sets and question in still_open:
            return question
    worth = worths(facts, params)
    chosen = [question for question in still_open if worth.get(question.slug, 0.0) > 0]
    best = max(chosen, key=lambda question: worth[question.slug], default=None)
    return best and _first(best, facts)


def to_ask(firm: Firm, facts: Facts) -> tuple[Question, ...]:
    """The questions that concern the firm and that its profile does not answer, in file order."""
    return tuple(
        question
        for question in facts.questions
        if question.slug in firm.answers or not _told(question, firm, facts)
    )


def worths(facts: Facts, params: Params) -> dict[str, float]:
    """For each open question about gaps: how far its answer can move the loss, in pounds a year.

    A question that other answers have made idle, since the weakest answer counts, is worth less.
    """
    whole = _whole(facts, params)
    worth: dict[str, float] = {}
    for question in facts.questions:
        if not question.gap or question.slug in facts.answers:
            continue
        worth[question.slug] = facts.weight(question.when) * sum(
            whole[measure] * _best(measure, question, facts) * math.sqrt(level * (1 - level))
            for measure, level in levels(question, None, facts.band)
            if measure in whole
        )
    return worth


def _first(question: Question, facts: Facts) -> Question:
    """The fact that the question branches on, as long as nobody has told it; else the question."""
    for fact in facts.questions:
        if fact.slug in question.when.answers and fact.slug not in facts.answers:
            return _first(fact, facts)
    return question


def _told(question: Question, firm: Firm, facts: Facts) -> bool:
    """Whether the profile says it already."""
    if question.sets == "size_band" and firm.size_band is not None:
        return True
    return question.slug in facts.answers and question.slug not in firm.answers


def _whole(facts: Facts, params: Params) -> dict[str, float]:
    """For each measure that concerns the firm, what goes if none of it was in place yet."""
    rows, place = rows_of([facts], params), tables_of(params).measure
    shares = rows.shares[0]
    removed = (shares / (1 - shares * rows.presence[0][:, None])) @ rows.left[0]
    return {measure: float(removed[place[measure]]) for measure in facts.presence}


def _best(measure: str, question: Question, facts: Facts) -> float:
    """How surely the measure can be in place at the best, given what the others answered."""
    told = (
        level
        for other in facts.questions
        if other is not question and measure in other.gap
        if facts.answers.get(other.slug, UNSURE) != UNSURE
        for slug, level in levels(other, facts.answers[other.slug], facts.band)
        if slug == measure
    )
    return min(told, default=1.0)
