from __future__ import annotations

from dataclasses import dataclass

from watchhouse.foundation.journal import Event


@dataclass(frozen=True, kw_only=True)
class Asked(Event):
    """A member asked for a visit; `topic` is a slug of content/visits."""

    visit_id: int
    topic: str


@dataclass(frozen=True, kw_only=True)
class Proposed(Event):
    """An adviser proposed so many times."""

    visit_id: int
    times: int


@dataclass(frozen=True, kw_only=True)
class Booked(Event):
    """A member chose one of the times."""

    visit_id: int
    adviser_id: int


@dataclass(frozen=True, kw_only=True)
class Moved(Event):
    """A booked visit was moved to another of the times."""

    visit_id: int
    adviser_id: int


@dataclass(frozen=True, kw_only=True)
class Cancelled(Event):
    """A visit will not take place. `was_booked`: a time had been kept free for it."""

    visit_id: int
    was_booked: bool


@dataclass(frozen=True, kw_only=True)
class Finished(Event):
    """A visit took place: how long it was, and how many promises the owner made."""

    visit_id: int
    minutes: int
    promises: int
