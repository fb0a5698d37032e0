"""Why you: sentences that each rest on something that was told, and name it."""

from __future__ import annotations

from watchhouse.engines.scoring.facts import Facts, option
from watchhouse.engines.scoring.problem import UNSURE
from watchhouse.engines.scoring.result import Reason
from watchhouse.engines.scoring.schema import Measure, Params, Question, When

OF_THE_LIKE = "You told us your size (%(size)s). About %(common)s in 100 such firms have this gap."


def reasons(measure: Measure, facts: Facts, params: Params) -> tuple[Reason, ...]:
    """The reason of the answer; of a skipped question, what size and trade say. Perhaps none."""
    question = facts.told_by[measure.slug]
    answer = facts.answers.get(question.slug)
    if answer is None:
        return _of_the_like(measure, question, facts, params)
    if answer == UNSURE:
        return (Reason(question.slug, UNSURE, question.unsure.reason),)
    chosen = option(question, answer)
    if facts.firm.answers.get(question.slug) == answer:
        return (Reason(question.slug, answer, chosen.reason),)
    told = _told(chosen.told_by or When(), facts)
    return tuple(Reason(about, word, chosen.reason) for about, word in told[:1])


def _of_the_like(
    measure: Measure, question: Question, facts: Facts, params: Params
) -> tuple[Reason, ...]:
    """What is known of firms of this size; the size must have been told."""
    size = _size(facts)
    if size is None:
        return ()
    label = next(band.label for band in params.bank.band if band.slug == facts.band)
    common = round(100 * question.gap[measure.slug].at(facts.band))
    return (Reason(*size, OF_THE_LIKE, (("size", label), ("common", str(common)))),)


def _size(facts: Facts) -> tuple[str, str] | None:
    """What told the size: the profile, or the answer to the question about it."""
    if facts.firm.size_band:
        return "size_band", facts.firm.size_band
    return next(
        (
            (question.slug, facts.firm.answers[question.slug])
            for question in facts.questions
            if question.sets == "size_band"
            if facts.firm.answers.get(question.slug, UNSURE) != UNSURE
        ),
        None,
    )


def _told(when: When, facts: Facts) -> list[tuple[str, str]]:
    """What of the profile and the answers fulfils a condition, as (what was told, the word)."""
    firm = facts.firm
    told = [("products", slug) for slug in when.products if slug in firm.products]
    if firm.trade in when.trades:
        told.append(("trade", firm.trade))
    told += [(slug, firm.answers[slug]) for slug in when.answers if slug in firm.answers]
    size = _size(facts)
    return told + ([size] if size and when.bands else [])
