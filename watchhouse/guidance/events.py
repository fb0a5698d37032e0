from __future__ import annotations

from dataclasses import dataclass

from watchhouse.foundation.journal import Event


@dataclass(frozen=True, kw_only=True)
class Read(Event):
    """A member opened a guide: told at most once a day for each business and guide."""

    guide_id: int


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
