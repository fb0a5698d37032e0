"""The plan as a page shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from watchhouse.checkup.models import Check, Step, StepState
from watchhouse.checkup.scoring import firm as firms
from watchhouse.checkup.scoring.content import bank, measures
from watchhouse.engines.scoring import result, sensitivity, solve
from watchhouse.engines.scoring.problem import Firm
from watchhouse.engines.scoring.schema import Measure
from watchhouse.foundation import languages
from watchhouse.members.models import Business

FIND_OUT = "find-out"
MOSTLY = 0.9
SEED = 0  # any: the same answers give the same page


@dataclass(frozen=True)
class Line:
    """One thing still to do or to find out: the engine's step, its mark, and why you."""

    step: result.Step
    state: str
    because: str

    @property
    def finds_out(self) -> bool:
        """Whether this is two minutes to find out: nothing to promise, nothing to mark as done."""
        return self.step.kind == FIND_OUT

    @property
    def anchor(self) -> str:
        """Its place on the page: finding out and doing may both be there."""
        return f"{FIND_OUT}-{self.step.measure}" if self.finds_out else self.step.measure

    @property
    def why(self) -> str:
        """The reasons that name the answers, or the centre's sentence; then what it helps."""
        told = [self.because] if self.because else [r.sentence for r in self.step.reasons]
        return " ".join([*told, self.step.why])

    @property
    def whys(self) -> list[str]:
        """The same, a sentence at a time, in the language of the page."""
        because = [languages.say(self.because)] if self.because else []
        told = because or [_said(reason) for reason in self.step.reasons]
        return [*told, languages.say(self.step.why)]


@dataclass(frozen=True)
class Sheet:
    """A plan as a page shows it: `lines` still to do, best first; titles of what is not.

    `firm` is what was told, with what the marks amount to; `off` are the measures that a mark
    keeps off the plan.
    """

    lines: tuple[Line, ...]
    done: tuple[Measure, ...]
    put_aside: tuple[Measure, ...]
    outlook: result.Outlook
    firm: Firm
    off: frozenset[str]

    @property
    def first_three(self) -> tuple[Line, ...]:
        """The three things to do or to find out first."""
        return self.lines[:3]

    @property
    def to_do(self) -> tuple[Line, ...]:
        """The measures still to take, without what is to be found out: these can be promised."""
        return tuple(line for line in self.lines if not line.finds_out)

    @property
    def total(self) -> int:
        """How many measures there are for this firm, without those it put aside."""
        return len(self.to_do) + self.in_place

    @property
    def in_place(self) -> int:
        """How many of them are in place, by the answers or by a mark."""
        return len(self.done)

    @property
    def minutes(self) -> int:
        """What the first three take together."""
        return sum(line.step.minutes for line in self.first_three)


def sheet_of(check: Check) -> Sheet:
    """The plan that rests on a check, with what was marked on it."""
    return _sheet(firms.of_check(check), Step.objects.of(check.owner))


def sheet_for(business: Business) -> Sheet:
    """A business's plan; one that has made no check is taken for most firms of its size."""
    check = Check.objects.plan_of(business)
    firm = firms.of_check(check) if check else firms.of_business(business, {})
    return _sheet(firm, Step.objects.of(business))


def staying(sheet: Sheet) -> frozenset[str]:
    """The anchors of the first three that stay among the first three in nine of ten draws of our
    priors: even if our estimates are off.
    """
    places = sensitivity.of(firms.counting(sheet.firm), bank(), seed=SEED)
    return frozenset(
        line.anchor
        for line in sheet.first_three
        if not line.because
        if (place := places.get((line.step.kind, line.step.measure)))
        if place.low <= 3 and place.stays >= MOSTLY
    )


def _sheet(said: Firm, steps: Iterable[Step]) -> Sheet:
    rows = {step.measure: step for step in steps if step.measure in measures()}
    firm = firms.as_marked(said, rows.values())
    plan = solve.plan(firms.counting(firm), bank())
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
        firm=firm,
        off=frozenset([*done, *aside]),
    )


def _line(step: result.Step, row: Step | None) -> Line:
    return Line(step, row.state if row else StepState.OPEN, row.because if row else "")


def _said(reason: result.Reason) -> str:
    """A reason in the language of the page: the sentence and what is filled in, each translated."""
    words = languages.say(reason.words)
    if isinstance(words, languages.English):
        return languages.English(reason.sentence)
    filled = {gap: languages.say(said) for gap, said in reason.filled}
    return words % filled if filled else words
