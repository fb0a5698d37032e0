"""Rows become facts: what the engine is told about a firm.

What somebody marked is told as the answer it amounts to: a step done counts as the answer that
says so, a step put back on the plan by the centre as a question nobody has answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from watchhouse.checkup.models import Check, Step, StepState
from watchhouse.checkup.scoring.content import UNSURE, bank, options, questions
from watchhouse.engines.scoring.problem import Firm
from watchhouse.engines.scoring.schema import Question
from watchhouse.members.models import Business


def of_check(check: Check) -> Firm:
    """All that was answered, and the profile of the business whose check it is."""
    said = {answer.question: answer.option for answer in check.answers.all()}
    return of_business(check.business, said) if check.business else Firm(answers=said)


def of_business(business: Business, said: Mapping[str, str]) -> Firm:
    """The profile, and these answers."""
    return Firm(
        size_band=business.size_band or None,
        trade=business.trade or None,
        products=frozenset(use.product for use in business.uses.all()),
        answers=said,
    )


def counting(firm: Firm) -> Firm:
    """The firm as the engine may see it: without a size that the bank does not know, and without
    the answers that do not count: to what an older bank asked, and in branches that another answer
    has closed since.
    """
    sized = firm.size_band in {band.slug for band in bank().bank.band}
    firm = firm if sized else replace(firm, size_band=None)
    known = _known(firm)
    kept = {slug: said for slug, said in firm.answers.items() if known.get(slug) == said}
    return replace(firm, answers=kept)


def still_open(firm: Firm) -> list[Question]:
    """What may concern the firm and neither its answers nor its profile tell; `firm` as counted."""
    known, about = _known(firm), _about(firm)
    return [
        question
        for slug, question in questions().items()
        if slug not in known and question.when.known(*about, known) is not False
    ]


def _known(firm: Firm) -> dict[str, str]:
    """The answers that count, with those that the profile gives."""
    known: dict[str, str] = {}
    about = _about(firm)
    for slug, question in questions().items():
        if question.when.known(*about, known) is False:
            continue
        said = firm.answers.get(slug)
        found = said if said in options(question) else _told(question, firm, known)
        if found:
            known[slug] = found
    return known


def _told(question: Question, firm: Firm, known: Mapping[str, str]) -> str | None:
    """The answer that the profile gives already, so that nobody need be asked."""
    if question.sets == "size_band":
        return firm.size_band
    return question.told(firm.size_band, firm.trade, firm.products, known)


def _about(firm: Firm) -> tuple[str | None, str | None, frozenset[str]]:
    return band_of(firm), firm.trade, firm.products


def band_of(firm: Firm) -> str | None:
    """The size as far as it was told: by the profile, else by an answer."""
    bands = [
        firm.answers.get(slug, UNSURE)
        for slug, question in questions().items()
        if question.sets == "size_band"
    ]
    return firm.size_band or next((said for said in bands if said != UNSURE), None)


def as_marked(firm: Firm, rows: Iterable[Step]) -> Firm:
    """The firm with the answers that its marks amount to."""
    answers = dict(firm.answers)
    for row in rows:
        for question in bank().questions:
            if row.measure not in question.gap:
                continue
            if row.state == StepState.DONE:
                answers[question.slug] = _saying_done(question, row.measure, answers)
            elif row.because:
                answers.pop(question.slug, None)
    return replace(firm, answers=answers)


def _saying_done(question: Question, measure: str, answers: Mapping[str, str]) -> str:
    """The option that says this measure is in place and takes nothing else back."""
    said = answers.get(question.slug, UNSURE)
    given = next((each.gives for each in question.option if each.slug == said), {})
    best = max(
        (option for option in question.option if option.gives.get(measure, 0) == 1),
        key=lambda option: (
            sum(option.gives.get(slug, 0) >= level for slug, level in given.items()),
            -len(option.gives),
        ),
        default=None,
    )
    return best.slug if best else said
