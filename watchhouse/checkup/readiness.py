"""Where a firm stands with Cyber Essentials: what the check told, then what it was asked beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from watchhouse.checkup import scheme, scoring
from watchhouse.checkup.models import Check, ReadinessAnswer, Step, StepState
from watchhouse.checkup.scheme import UNSURE, Control, Requirement, Scheme, Standing


@dataclass(frozen=True)
class Point:
    """A requirement, where the firm stands with it, and which of the check's questions tell it.

    `told` says that the check or a step done tells it, so that our own question is not asked.
    `answered`: our own question has an answer, also "unsure".
    """

    requirement: Requirement
    standing: Standing
    told: bool
    answered: bool

    @property
    def can_ask(self) -> bool:
        """Whether our own question is one for this firm."""
        return self.requirement.ask is not None and not self.told

    @property
    def to_check(self) -> str:
        """The question of the check that would tell it, where we have none of our own."""
        open_one = self.standing == "unknown" and not self.requirement.ask
        return self.requirement.told[0].question if open_one else ""


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
        """Our own questions that are still open, those that alone decide first."""
        open_ones = [
            point.requirement for point in self.points if point.can_ask and not point.answered
        ]
        return tuple(sorted(open_ones, key=lambda requirement: not requirement.auto_fail))


def of(check: Check) -> Readiness:
    """Where the firm stands that this check is of."""
    rows = {row.requirement: row.option for row in ReadinessAnswer.objects.of(check.owner)}
    said = {row.question: row.option for row in check.answers.all()}
    done = Step.objects.of(check.owner).filter(state=StepState.DONE)
    steps = set(done.values_list("measure", flat=True))
    points = [
        _point(each, said, rows.get(each.slug, ""), steps) for each in scheme.current().requirement
    ]
    ours = [
        point
        for point in points
        if point.standing != "not-ours" and _band(check, said) not in point.requirement.not_for
    ]
    return Readiness(
        scheme.current(),
        tuple(
            Part(control, tuple(p for p in ours if p.requirement.control == control.slug))
            for control in scheme.current().control
        ),
    )


def _point(requirement: Requirement, said: Mapping[str, str], own: str, steps: set[str]) -> Point:
    told = _told(requirement, said, steps)
    standing = told or requirement.says(own)
    return Point(requirement, standing, told=told is not None, answered=bool(own))


def _told(requirement: Requirement, said: Mapping[str, str], steps: set[str]) -> Standing | None:
    """What the check tells: a step done, else an answer that says no, else one that says yes."""
    if requirement.step_tells and requirement.step in steps:
        return "met"
    answers = [(told, said.get(told.question, UNSURE)) for told in requirement.told]
    if any(option in told.not_met for told, option in answers):
        return "not-met"
    return "met" if any(option in told.met for told, option in answers) else None


def _band(check: Check, said: Mapping[str, str]) -> str:
    """The firm's size, from its profile or its answer; "" when it has not told."""
    if check.business and check.business.size_band:
        return check.business.size_band
    sized = (slug for slug, each in scoring.questions().items() if each.sets == "size_band")
    return next((said[slug] for slug in sized if slug in said), "")
