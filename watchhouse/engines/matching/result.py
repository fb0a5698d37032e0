from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Match:
    """A catalogue product that a weakness touches.

    `confidence` runs from 0 to 1; `reason` is one sentence naming the words that were matched.
    """

    product: str
    confidence: float
    reason: str


@dataclass(frozen=True)
class Candidate:
    """A catalogue product that somebody may mean by the words they typed, likeliest first."""

    product: str
    name: str
    confidence: float
    reason: str
