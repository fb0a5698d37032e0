"""From what a firm told us to what the model needs: its size, and how surely it is protected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from watchhouse.engines.scoring.problem import UNSURE, BadFirm, Firm
from watchhouse.engines.scoring.schema import Option, Params, Question, When
from watchhouse.engines.scoring.tables import Tables, tables_of


@dataclass(frozen=True, slots=True)
class Facts:
    """The firm as the model sees it.

    `told_band` is the size as it was told; `band` the bank's default when it was not.
    `answers` are those given and those that the profile tells, without answers to questions that
    do not concern the firm; `questions` those that do, in the file's order.
    `presence`: for each measure that concerns the firm, how surely it is in place (0 to 1).
    `told_by`: the question that says so: the one with the weakest answer.
    """

    firm: Firm
    told_band: str | None
    band: str
    answers: Mapping[str, str]
    questions: tuple[Question, ...]
    presence: Mapping[str, float]
    told_by: Mapping[str, Question]

    def answer(self, measure: str) -> str | None:
        """What was answered about a measure: an option, "unsure", or None when skipped."""
        return self.answers.get(self.told_by[measure].slug)

    def is_open(self, measure: str) -> bool:
        """Whether nobody has told us yet if the measure is in place."""
        return self.answers.get(self.told_by[measure].slug, UNSURE) == UNSURE

    def weight(self, when: When) -> float:
        """How surely something concerns the firm."""
        return when.weight(self.band, self.firm.trade, self.firm.products, self.answers)


def settle(firm: Firm, params: Params) -> Facts:
    """Read the answers. Raises BadFirm, in one sentence, for a word that the bank does not know."""
    tables = tables_of(params)
    _refuse_unknown(firm, params, tables)
    told_band = firm.size_band or _band_told(firm, params)
    band = told_band or params.bank.default_band
    answers, questions = _answered(firm, told_band, params, tables)
    facts = Facts(firm, told_band, band, answers, questions, presence={}, told_by={})
    concerned = {measure.slug: _surely(measure.when, facts, tables) for measure in params.measures}
    presence: dict[str, float] = {}
    told_by: dict[str, Question] = {}
    for question in questions:
        answer, surely = answers.get(question.slug), _surely(question.when, facts, tables)
        for measure, level in levels(question, answer, band):
            if not concerned[measure]:
                continue
            if answer is None:  # nobody knows yet if it concerns the firm at all
                level = 1 - (1 - level) * min(surely, concerned[measure])
            if level < presence.get(measure, 2.0):
                presence[measure], told_by[measure] = level, question
    return replace(facts, presence=presence, told_by=told_by)


def levels(question: Question, answer: str | None, band: str) -> Iterator[tuple[str, float]]:
    """How surely each measure is in place; an open question leaves it to the prior of the gap."""
    if answer is None or answer == UNSURE:
        for measure, gap in question.gap.items():
            yield measure, 1 - gap.at(band)
    elif question.gap:
        gives = option(question, answer).gives
        for measure in question.gap:
            yield measure, gives.get(measure, 0.0)


def option(question: Question, answer: str) -> Option:
    """The option that was chosen."""
    return next(option for option in question.option if option.slug == answer)


def _surely(when: When, facts: Facts, tables: Tables) -> float:
    return facts.weight(when) if id(when) in tables.conditional else 1.0


def _answered(
    firm: Firm, told_band: str | None, params: Params, tables: Tables
) -> tuple[dict[str, str], tuple[Question, ...]]:
    """The answers that count and the questions that concern the firm.

    One walk is enough: a question branches only on those before it.
    """
    answers: dict[str, str] = {}
    questions: list[Question] = []
    band = told_band or params.bank.default_band
    for question in params.questions:
        when = question.when
        if id(when) in tables.conditional and not when.weight(
            band, firm.trade, firm.products, answers
        ):
            continue
        questions.append(question)
        answer = firm.answers.get(question.slug)
        if answer in (None, UNSURE) and question.slug in tables.telling:
            answer = question.told(told_band, firm.trade, firm.products, answers) or answer
        if answer is not None:
            answers[question.slug] = answer
    return answers, tuple(questions)


def _band_told(firm: Firm, params: Params) -> str | None:
    """The size from the answers."""
    for question in params.questions:
        answer = firm.answers.get(question.slug, UNSURE)
        if question.sets == "size_band" and answer != UNSURE:
            return answer
    return None


def _refuse_unknown(firm: Firm, params: Params, tables: Tables) -> None:
    if firm.size_band is not None and firm.size_band not in tables.rate:
        bands = ", ".join(tables.rate)
        raise BadFirm(f"size_band is {firm.size_band!r}; it must be one of {bands}.")
    for slug, answer in firm.answers.items():
        if slug not in tables.words:
            raise BadFirm(f"answers names the question {slug!r}, which is not in the bank.")
        if answer not in tables.words[slug]:
            known = (*(each.slug for each in params.questions[tables.question[slug]].option),)
            words = ", ".join([*known, UNSURE])
            raise BadFirm(f"answers.{slug} is {answer!r}; it must be one of {words}.")
