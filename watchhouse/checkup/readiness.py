"""Where a firm stands with Cyber Essentials: what the check told, then what it was asked beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from watchhouse.checkup import scheme, scoring
from watchhouse.checkup.models import Check, ReadinessAnswer, Step, StepState
from watchhouse.checkup.scheme import Control, Requirement, Scheme, Standing
from watchhouse.guidance.facts import fill


@dataclass(frozen=True)
class Point:
    """A requirement and where the firm stands with it.

    `told_by` is the check's question that tells it; "" when a step done or our own question does.
    `open`: nobody has answered yet; an "I'm not sure" is an answer.
    """

    requirement: Requirement
    standing: Standing
    told_by: str = ""
    open: bool = False

    @property
    def find_out(self) -> str:
        """How to find out, for who is not sure."""
        ask = self.requirement.ask
        asked = self.requirement.asks_check
        return ask.find_out if ask else scoring.questions()[asked].unsure.find_out

    @property
    def minutes(self) -> int:
        """How long that takes."""
        ask = self.requirement.ask
        asked = self.requirement.asks_check
        return ask.minutes if ask else scoring.questions()[asked].unsure.minutes


@dataclass(frozen=True)
class Part:
    """A control, with its points by where the firm stands."""

    control: Control
    points: tuple[Point, ...]

    @property
    def met(self) -> tuple[Point, ...]:
        """What is in place."""
        return self._with("met")

    @property
    def not_met(self) -> tuple[Point, ...]:
        """What is not, the ones that alone fail the assessment first."""
        return tuple(sorted(self._with("not-met"), key=lambda p: not p.requirement.auto_fail))

    @property
    def unknown(self) -> tuple[Point, ...]:
        """What nobody has told us, or is not sure of."""
        return self._with("unknown")

    def _with(self, standing: Standing) -> tuple[Point, ...]:
        return tuple(point for point in self.points if point.standing == standing)


@dataclass(frozen=True)
class Readiness:
    """All five controls. What concerns the firm not is left out of them."""

    scheme: Scheme
    parts: tuple[Part, ...]

    @property
    def about(self) -> tuple[str, ...]:
        """What there is to say of the scheme, with its numbers."""
        return tuple(fill(words) for words in self.scheme.about)

    @property
    def points(self) -> tuple[Point, ...]:
        """Every requirement that concerns the firm."""
        return tuple(point for part in self.parts for point in part.points)

    @property
    def fails(self) -> tuple[Requirement, ...]:
        """What alone fails the whole assessment."""
        return tuple(
            point.requirement
            for part in self.parts
            for point in part.not_met
            if point.requirement.auto_fail
        )

    @property
    def counts(self) -> Mapping[str, int]:
        """How many points are met, not_met, unknown."""
        return {
            "met": sum(len(part.met) for part in self.parts),
            "not_met": sum(len(part.not_met) for part in self.parts),
            "unknown": sum(len(part.unknown) for part in self.parts),
        }

    @property
    def outlook(self) -> str:
        """`fail` (something that alone fails it), `not-yet`, `unknown` or `pass`."""
        if self.fails:
            return "fail"
        if self.counts["not_met"]:
            return "not-yet"
        return "unknown" if self.counts["unknown"] else "pass"

    @property
    def to_ask(self) -> tuple[Requirement, ...]:
        """What is still to be asked, what alone decides first."""
        open_ones = [point.requirement for point in self.points if point.open]
        return tuple(sorted(open_ones, key=lambda requirement: not requirement.auto_fail))


def of(check: Check) -> Readiness:
    """Where the firm stands that this check is of. Four queries, whatever it answered."""
    own = {row.requirement: row.option for row in ReadinessAnswer.objects.of(check.owner)}
    said = {row.question: row.option for row in check.answers.all()}
    done = Step.objects.of(check.owner).filter(state=StepState.DONE)
    steps = set(done.values_list("measure", flat=True))
    points = [
        _point(requirement, said, own.get(requirement.slug, ""), steps)
        for requirement in scheme.current().requirement
        if _band(check, said) not in requirement.not_for
    ]
    ours = [point for point in points if point.standing != "not-ours"]
    parts = [
        Part(control, tuple(p for p in ours if p.requirement.control == control.slug))
        for control in scheme.current().control
    ]
    return Readiness(scheme.current(), tuple(parts))


def why(requirement: Requirement) -> str:
    """Why we ask."""
    asked = requirement.asks_check
    return requirement.ask.why if requirement.ask else scoring.questions()[asked].why


def _point(requirement: Requirement, said: Mapping[str, str], own: str, steps: set[str]) -> Point:
    """A step done tells it, else the check's answers, else the answer to our own question."""
    if requirement.step_tells and requirement.step in steps:
        return Point(requirement, "met")
    answers = [
        (told.says(said[told.question]), told.question)
        for told in requirement.told
        if told.question in said and not _since_done(told.question, steps)
    ]
    for standing in ("not-met", "not-ours", "met"):
        for says, question in answers:
            if says == standing:
                return Point(requirement, standing, told_by=question)
    if requirement.ask:
        return Point(requirement, requirement.says(own), open=not own)
    asked = requirement.asks_check if requirement.asks_check in said else ""
    return Point(requirement, "unknown", told_by=asked, open=not asked)


def _since_done(question: str, steps: set[str]) -> bool:
    """Whether what the answer left open was marked as done since: then it tells no more."""
    return bool(steps & set(scoring.questions()[question].gap))


def _band(check: Check, said: Mapping[str, str]) -> str:
    """The firm's size, from its profile or its answer; "" when it has not told."""
    if check.business and check.business.size_band:
        return check.business.size_band
    sized = (slug for slug, each in scoring.questions().items() if each.sets == "size_band")
    return next((said[slug] for slug in sized if slug in said), "")
