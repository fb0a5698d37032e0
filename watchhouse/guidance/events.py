from __future__ import annotations

from dataclasses import dataclass

from watchhouse.foundation.journal import Event


@dataclass(frozen=True, kw_only=True)
class Read(Event):
    """A member opened a guide: told at most once a day for each business and guide."""

    guide_id: int


@dataclass(frozen=True, kw_only=True)
class Done(Event):
    """A member says that it did what a guide shows. `measure`: the check's measure it is for, if
    it is for one.
    """

    guide_id: int
    measure: str | None = None


@dataclass(frozen=True, kw_only=True)
class Undone(Event):
    """A member takes back that it did what a guide shows; it had said so at `done_at`."""

    guide_id: int
    done_at: str
    measure: str | None = None


@dataclass(frozen=True, kw_only=True)
class LittleStepsBegun(Event):
    """Somebody confirmed that they want a little step each week. Who is no member has no ids."""


@dataclass(frozen=True, kw_only=True)
class LittleStepSent(Event):
    """A little step went to somebody by e-mail."""

    step: str


@dataclass(frozen=True, kw_only=True)
class LittleStepDone(Event):
    """Somebody did a little step. `measure`: the check's measure that is all done with it."""

    step: str
    measure: str | None = None


@dataclass(frozen=True, kw_only=True)
class LittleStepPutAside(Event):
    """A little step is not for this business."""

    step: str


@dataclass(frozen=True, kw_only=True)
class LittleStepsEnded(Event):
    """Somebody gets no more little steps. `ended`: stopped, silent or finished."""

    ended: str
