"""A step in words: the reasons that name the answers, and the steps for the firm's products."""

from __future__ import annotations

from watchhouse.engines.scoring.facts import Facts, option
from watchhouse.engines.scoring.problem import UNSURE, Firm
from watchhouse.engines.scoring.result import Reason, Removed, Standing, Step
from watchhouse.engines.scoring.schema import Measure, Question


def step_for(measure: Measure, facts: Facts, firm: Firm, *, removes: Removed, worth: float) -> Step:
    """The step that the owner reads; an unsure owner first finds out."""
    question = facts.told_by[measure.slug]
    standing = _standing(firm.answers.get(question.slug), facts.presence[measure.slug])
    product = next((slug for slug in measure.products if slug in firm.products), None)
    steps = measure.products[product].steps if product else measure.steps
    unsure = standing == "unsure"
    return Step(
        kind="do",
        measure=measure.slug,
        question=question.slug,
        title=measure.title,
        standing=standing,
        minutes=minutes_of(measure, facts, firm),
        cost_pounds=measure.cost_pounds,
        who=measure.who,
        why=measure.why,
        reasons=reasons(question, firm.answers.get(question.slug)),
        open_question=question.skipped if standing == "skipped" else None,
        steps=((question.unsure.find_out, *steps) if unsure else steps),
        product=product,
        guide=measure.guide,
        source_title=measure.source.title,
        source_url=measure.source.url,
        removes=removes,
        worth=worth,
    )


def minutes_of(measure: Measure, facts: Facts, firm: Firm) -> int:
    """The measure's minutes; an unsure owner needs those to find out as well."""
    question = facts.told_by[measure.slug]
    unsure = firm.answers.get(question.slug) == UNSURE
    return measure.minutes + (question.unsure.minutes if unsure else 0)


def reasons(question: Question, answer: str | None) -> tuple[Reason, ...]:
    """Why you: the sentence that belongs to the answer given; a skipped question gives none."""
    if answer is None:
        return ()
    if answer == UNSURE:
        return (Reason(question.slug, UNSURE, question.unsure.reason),)
    return (Reason(question.slug, answer, option(question, answer).reason),)


def _standing(answer: str | None, present: float) -> Standing:
    if answer is None:
        return "skipped"
    if answer == UNSURE:
        return "unsure"
    return "part" if present > 0 else "gap"
