"""The adapter: rows become facts, the engine's plan becomes what a page shows.

Only this file imports the engine. What somebody marked is told to the engine as the answer it
amounts to: a step done counts as the answer that says so, a step put back on the plan by the
centre as a question nobody has answered.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.conf import settings

from watchhouse.checkup.models import Check, Step, StepState
from watchhouse.engines.scoring import params as scoring_params
from watchhouse.engines.scoring import problem, result, solve
from watchhouse.engines.scoring.asking import to_ask
from watchhouse.engines.scoring.facts import settle
from watchhouse.engines.scoring.schema import Measure, Params, Question
from watchhouse.members.models import Business

UNSURE = problem.UNSURE


@dataclass(frozen=True)
class Line:
    """One measure still to do: the engine's step, what was said about it, and why you."""

    step: result.Step
    state: str
    because: str

    @property
    def why(self) -> str:
        """The reasons that name the answers, or the centre's sentence; then what it helps."""
        told = [self.because] if self.because else [r.sentence for r in self.step.reasons]
        return " ".join([*told, self.step.why])


@dataclass(frozen=True)
class Sheet:
    """A plan as a page shows it: `lines` still to do, best first; titles of what is not."""

    lines: tuple[Line, ...]
    done: tuple[Measure, ...]
    put_aside: tuple[Measure, ...]
    outlook: result.Outlook

    @property
    def first_three(self) -> tuple[Line, ...]:
        """The three things to do first."""
        return self.lines[:3]

    @property
    def total(self) -> int:
        """How many measures there are for this firm, without those it put aside."""
        return len(self.lines) + self.in_place

    @property
    def in_place(self) -> int:
        """How many of them are in place, by the answers or by a mark."""
        return len(self.done)

    @property
    def minutes(self) -> int:
        """What the first three take together."""
        return sum(line.step.minutes for line in self.first_three)


@functools.cache
def bank() -> Params:
    """Questions and measures from content/checkup; raises ContentError when they are wrong."""
    return scoring_params.load(settings.CONTENT_DIR / "checkup")


def questions() -> Mapping[str, Question]:
    """Every question of the bank by its slug."""
    return {question.slug: question for question in bank().questions}


def measures() -> Mapping[str, Measure]:
    """Every measure of the bank by its slug."""
    return {measure.slug: measure for measure in bank().measures}


def sheet_of(check: Check) -> Sheet:
    """The plan that rests on a check, with what was marked on it."""
    return _sheet(_firm(check), list(Step.objects.of(check.owner)))


def sheet_for(business: Business) -> Sheet:
    """A business's plan; one that has made no check is taken for most firms of its size."""
    check = Check.objects.plan_of(business)
    firm = _firm(check) if check else _firm_of(business, {})
    return _sheet(firm, list(Step.objects.of(business)))


def next_question(check: Check) -> Question | None:
    """What to ask next: the open question worth most to know. None when all are answered."""
    return solve.next_question(_firm(check), bank())


def asked(check: Check) -> int:
    """How many questions such a firm is asked altogether, what its profile tells left out."""
    firm = _firm(check)
    return min(bank().bank.most_questions, len(to_ask(firm, settle(firm, bank()))))


def text_for(question: Question, check: Check) -> str:
    """The question in the words of the firm's trade."""
    trade = check.business.trade if check.business else ""
    return question.text_by_trade.get(trade, question.text)


def lapsed(question: str, option: str) -> list[str]:
    """The measures that this answer says are not (or not wholly) in place."""
    asked_now = questions()[question]
    chosen = next((each for each in asked_now.option if each.slug == option), None)
    return [slug for slug in asked_now.gap if chosen and chosen.gives.get(slug, 0) < 1]


def _firm(check: Check) -> problem.Firm:
    answers = {answer.question: answer.option for answer in check.answers.all()}
    if check.business:
        return _firm_of(check.business, answers)
    return problem.Firm(answers=_still_known(answers))


def _firm_of(business: Business, answers: Mapping[str, str]) -> problem.Firm:
    bands = {band.slug for band in bank().bank.band}
    return problem.Firm(
        size_band=business.size_band if business.size_band in bands else None,
        trade=business.trade or None,
        products=frozenset(use.product for use in business.uses.all()),
        answers=_still_known(answers),
    )


def _still_known(answers: Mapping[str, str]) -> dict[str, str]:
    """Without what an older bank asked: a new version asks anew."""
    return {
        slug: answer
        for slug, answer in answers.items()
        if (question := questions().get(slug))
        and answer in {UNSURE, *(option.slug for option in question.option)}
    }


def _sheet(firm: problem.Firm, steps: list[Step]) -> Sheet:
    rows = {step.measure: step for step in steps if step.measure in measures()}
    plan = solve.plan(_as_marked(firm, rows.values()), bank())
    done = [slug for slug, row in rows.items() if row.state == StepState.DONE]
    aside = [slug for slug, row in rows.items() if row.state == StepState.PUT_ASIDE]
    lines = [
        _line(step, rows.get(step.measure))
        for step in plan.steps
        if step.measure not in {*done, *aside}
    ]
    in_place = [slug for slug in measures() if slug in {*plan.done, *done} and slug not in aside]
    return Sheet(
        lines=tuple(sorted(lines, key=lambda line: not line.because)),
        done=tuple(measures()[slug] for slug in in_place),
        put_aside=tuple(measures()[slug] for slug in aside),
        outlook=plan.outlook,
    )


def _line(step: result.Step, row: Step | None) -> Line:
    return Line(step, row.state if row else StepState.OPEN, row.because if row else "")


def _as_marked(firm: problem.Firm, rows: Iterable[Step]) -> problem.Firm:
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


def title_of(measure: str) -> str:
    """What a measure is called; one that left the bank keeps its slug in plain words."""
    known = measures().get(measure)
    return known.title if known else measure.replace("-", " ").capitalize()


def in_words(check: Check) -> list[tuple[str, str, str]]:
    """Each answer as (question's slug, its title, what was chosen), in the order of answering."""
    said = {row.question: row.option for row in check.answers.order_by("pk")}
    return [
        (slug, questions()[slug].title, _label(questions()[slug], option))
        for slug, option in _still_known(said).items()
    ]


def _label(question: Question, option: str) -> str:
    chosen = next((each.label for each in question.option if each.slug == option), None)
    return chosen or question.unsure.label
