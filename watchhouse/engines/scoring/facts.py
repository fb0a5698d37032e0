"""From what a firm told us to what the model needs: its size, and how surely it is protected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from watchhouse.engines.scoring.problem import UNSURE, BadFirm, Firm
from watchhouse.engines.scoring.schema import Option, Params, Question


@dataclass(frozen=True, slots=True)
class Facts:
    """The firm as the model sees it.

    `presence`: for each measure that concerns the firm, how surely it is in place (0 to 1).
    `told_by`: the question that says so: the one with the weakest answer.
    """

    band: str
    trade: str | None
    products: frozenset[str]
    answers: Mapping[str, str]
    presence: Mapping[str, float]
    told_by: Mapping[str, Question]


def settle(firm: Firm, params: Params) -> Facts:
    """Read the answers. Raises BadFirm, in one sentence, for a word that the bank does not know."""
    _refuse_unknown(firm, params)
    band = firm.size_band or _band_told(firm, params)
    presence: dict[str, float] = {}
    told_by: dict[str, Question] = {}
    for measure in params.measures:
        if measure.when.weight(band, firm.trade, firm.products, firm.answers) == 0:
            continue
        for question in concerning(band, firm, params):
            if measure.slug in question.gap:
                level = presence_of(measure.slug, question, firm.answers.get(question.slug), band)
                if level < presence.get(measure.slug, 2.0):
                    presence[measure.slug], told_by[measure.slug] = level, question
    return Facts(band, firm.trade, firm.products, firm.answers, presence, told_by)


def concerning(band: str, firm: Firm, params: Params) -> tuple[Question, ...]:
    """The questions that concern such a firm, in the file's order."""
    return tuple(
        question
        for question in params.questions
        if question.when.weight(band, firm.trade, firm.products, firm.answers) > 0
    )


def presence_of(measure: str, question: Question, answer: str | None, band: str) -> float:
    """How surely a measure is in place; an open question leaves it to the prior of the gap."""
    if answer is None or answer == UNSURE:
        return 1 - question.gap[measure].at(band)
    return option(question, answer).gives.get(measure, 0.0)


def option(question: Question, answer: str) -> Option:
    """The option that was chosen."""
    return next(option for option in question.option if option.slug == answer)


def _band_told(firm: Firm, params: Params) -> str:
    """The size from the answers, or the bank's default."""
    for question in params.questions:
        answer = firm.answers.get(question.slug, UNSURE)
        if question.sets == "size_band" and answer != UNSURE:
            return answer
    return params.bank.default_band


def _refuse_unknown(firm: Firm, params: Params) -> None:
    bands = [band.slug for band in params.bank.band]
    if firm.size_band is not None and firm.size_band not in bands:
        raise BadFirm(f"size_band is {firm.size_band!r}; it must be one of {', '.join(bands)}.")
    questions = {question.slug: question for question in params.questions}
    for slug, answer in firm.answers.items():
        if slug not in questions:
            raise BadFirm(f"answers names the question {slug!r}, which is not in the bank.")
        known = [*(option.slug for option in questions[slug].option), UNSURE]
        if answer not in known:
            raise BadFirm(f"answers.{slug} is {answer!r}; it must be one of {', '.join(known)}.")
