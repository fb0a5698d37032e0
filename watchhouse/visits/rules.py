"""What may happen to a visit, in the sentences the pages show."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from watchhouse.foundation import clock
from watchhouse.foundation.refusal import Refusal
from watchhouse.visits.models import State, Visit

MOST_TIMES = 5
MOST_PROMISES = 3


class NoTimes(Refusal):
    sentence = "Propose at least one time."


class TooManyTimes(Refusal):
    sentence = f"Propose at most {MOST_TIMES} times."


class TooSoon(Refusal):
    sentence = "Propose times from tomorrow on."


class SlotTaken(Refusal):
    sentence = "This time was just taken. Choose another one."


class Over(Refusal):
    sentence = "This visit is over or cancelled."


class NotBegun(Refusal):
    sentence = "The visit has not begun yet."


class NotBooked(Refusal):
    sentence = "No time is booked yet."


class TooManyPromises(Refusal):
    sentence = "Three promises are enough."


def check_times(times: Sequence[datetime]) -> None:
    """Raise unless there are one to five, all from tomorrow on in the region."""
    if not times:
        raise NoTimes
    if len(set(times)) > MOST_TIMES:
        raise TooManyTimes
    if any(timezone.localdate(time) <= clock.today() for time in times):
        raise TooSoon


def check_can_change(visit: Visit) -> None:
    """Raise when the visit is over or cancelled, or a booked one has begun."""
    if visit.state in {State.FINISHED, State.CANCELLED}:
        raise Over
    if visit.state == State.BOOKED and visit.starts and visit.starts <= clock.now():
        raise Over("This visit has begun. Ring us to change anything.")


def check_can_finish(visit: Visit) -> None:
    """Raise unless it is booked and has begun."""
    if visit.state in {State.FINISHED, State.CANCELLED}:
        raise Over
    if visit.state != State.BOOKED or visit.starts is None:
        raise NotBooked
    if visit.starts > clock.now():
        raise NotBegun
