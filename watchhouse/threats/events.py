from __future__ import annotations

from dataclasses import dataclass

from watchhouse.foundation.journal import Event


@dataclass(frozen=True, kw_only=True)
class FeedPulled(Event):
    """A feed was read and stored: how many of its entries were what."""

    feed: str
    new: int
    changed: int
    unchanged: int
    rejected: int


@dataclass(frozen=True, kw_only=True)
class Published(Event):
    """An analyst published an advisory; whom it touches is told next."""

    advisory_id: int


@dataclass(frozen=True, kw_only=True)
class Withdrawn(Event):
    """A published advisory was taken back."""

    advisory_id: int


@dataclass(frozen=True, kw_only=True)
class Alerted(Event):
    """A member was told of an advisory that touches it."""

    advisory_id: int


@dataclass(frozen=True, kw_only=True)
class AlertAnswered(Event):
    """A member said what it did with an alert: `done`, `not_ours` or `help`."""

    advisory_id: int
    alert_id: int
    answer: str


@dataclass(frozen=True, kw_only=True)
class AlertHelped(Event):
    """The centre helped a member that had asked for help with an alert."""

    advisory_id: int
    alert_id: int
