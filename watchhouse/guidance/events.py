from __future__ import annotations

from dataclasses import dataclass

from watchhouse.foundation.journal import Event


@dataclass(frozen=True, kw_only=True)
class Read(Event):
    """A member opened a guide: told at most once a day for each business and guide."""

    guide_id: int


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
