from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Found:
    """A text by its place in the list that was searched; `because` are the words that were found.

    Each of `because` stands in the text, without its ending.
    """

    number: int
    score: float
    because: frozenset[str]


@dataclass(frozen=True)
class Piece:
    """A part of a text, and whether it is one of the words that were looked for."""

    words: str
    marked: bool
