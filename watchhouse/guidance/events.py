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


@dataclass(frozen=True, kw_only=True)
class Looked(Event):
    """A member opened a toolkit or a past event: at most once a day for each business and page."""

    page_id: int


@dataclass(frozen=True, kw_only=True)
class FactChecked(Event):
    """Staff looked at a fact's source and found it as it was."""

    fact: str


@dataclass(frozen=True, kw_only=True)
class FactChanged(Event):
    """Staff found a fact changed and mended it: it stands everywhere within the minute."""

    fact: str


@dataclass(frozen=True, kw_only=True)
class NotHelped(Event):
    """A reader said that a page did not help; with a business when a member of it said so."""

    opinion_id: int


@dataclass(frozen=True, kw_only=True)
class WordsAnswered(Event):
    """Staff dealt with a reader's words about a page."""

    opinion_id: int


@dataclass(frozen=True, kw_only=True)
class PageChecked(Event):
    """An editor looked at a page of guidance, and it holds for another half year."""

    page_id: int


@dataclass(frozen=True, kw_only=True)
class FileTaken(Event):
    """An editor put the words of content/ onto a page that had been edited."""

    page_id: int


@dataclass(frozen=True, kw_only=True)
class OursKept(Event):
    """An editor looked at a changed file of content/ and kept the page's own words."""

    page_id: int
