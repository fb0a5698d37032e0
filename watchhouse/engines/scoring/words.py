"""A step in words: the reasons that name the answers, and the steps for the firm's products."""

from __future__ import annotations

from watchhouse.engines.scoring.facts import Facts
from watchhouse.engines.scoring.problem import UNSURE
from watchhouse.engines.scoring.reasons import reasons
from watchhouse.engines.scoring.result import Removed, Standing, Step
from watchhouse.engines.scoring.schema import Measure, Params


def do(measure: Measure, facts: Facts, params: Params, *, removes: Removed, worth: float) -> Step:
    """The measure as the owner reads it."""
    question = facts.told_by[measure.slug]
    standing = _standing(facts.answer(measure.slug), facts.presence[measure.slug])
    product = next((slug for slug in measure.products if slug in facts.firm.products), None)
    return Step(
        kind="do",
        measure=measure.slug,
        question=question.slug,
        title=measure.title,
        standing=standing,
        minutes=measure.minutes,
        cost_pounds=measure.cost_pounds,
        who=measure.who,
        why=measure.why,
        reasons=reasons(measure, facts, params),
        open_question=question.skipped if standing == "skipped" else None,
        steps=measure.products[product].steps if product else measure.steps,
        product=product,
        guide=measure.guide,
        source_title=measure.source.title,
        source_url=measure.source.url,
        removes=removes,
        worth=worth,
    )


def find_out(measure: Measure, facts: Facts, params: Params, *, worth: float) -> Step:
    """Finding out if the measure is in place, before any time goes into it."""
    question = facts.told_by[measure.slug]
    return Step(
        kind="find-out",
        measure=measure.slug,
        question=question.slug,
        title=question.unsure.title,
        standing="unsure",
        minutes=question.unsure.minutes,
        cost_pounds=0.0,
        who=measure.who,
        why=question.why,
        reasons=reasons(measure, facts, params),
        open_question=None,
        steps=(question.unsure.find_out,),
        product=None,
        guide=None,
        source_title=measure.source.title,
        source_url=measure.source.url,
        removes=Removed(0.0, 0.0, 0.0),
        worth=worth,
    )


def _standing(answer: str | None, present: float) -> Standing:
    if answer is None:
        return "skipped"
    if answer == UNSURE:
        return "unsure"
    return "part" if present > 0 else "gap"
