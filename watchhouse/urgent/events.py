from __future__ import annotations

from dataclasses import dataclass

from watchhouse.foundation.journal import Event


@dataclass(frozen=True, kw_only=True)
class Opened(Event):
    """Somebody asked for urgent help. `trouble` is the kind's slug; a call was promised within
    `answer_minutes`.
    """

    case_id: int
    trouble: str
    answer_minutes: int


@dataclass(frozen=True, kw_only=True)
class Claimed(Event):
    """A duty officer took the case: `by_id`."""

    case_id: int


@dataclass(frozen=True, kw_only=True)
class CalledBack(Event):
    """The first call to the person who asked, so many minutes after they did."""

    case_id: int
    minutes: int
    in_time: bool


@dataclass(frozen=True, kw_only=True)
class Closed(Event):
    """The case came to an end. Money in pence, None when nobody knows."""

    case_id: int
    outcome: str
    money_lost: int | None = None
    money_stopped: int | None = None
    money_recovered: int | None = None


@dataclass(frozen=True, kw_only=True)
class PutOnDuty(Event):
    """`by_id` put somebody (`person_id`) on the rota, from `starts` until `ends` (ISO 8601)."""

    person_id: int
    starts: str
    ends: str
    line: int


@dataclass(frozen=True, kw_only=True)
class DutyEnded(Event):
    """`by_id` ended somebody's turn, or took back one that had not begun."""

    person_id: int
