"""A visit the bakery asked for, and a Monday on which Femi proposes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from watchhouse.foundation import clock
from watchhouse.members.models import Business
from watchhouse.people.models import Person
from watchhouse.visits import actions
from watchhouse.visits.models import Visit

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
TUESDAY_TEN = datetime(2026, 11, 24, 10, tzinfo=UTC)
WEDNESDAY_TEN = datetime(2026, 11, 25, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with clock.at(MONDAY):
        yield


@pytest.fixture
def asked(bakery: Business, alice: Person) -> Visit:
    return actions.ask(bakery, topic="email", suits=["mornings"], note="Ring twice.", by=alice)


@pytest.fixture
def proposed(asked: Visit, femi: Person) -> Visit:
    return actions.propose(asked, times=[TUESDAY_TEN, WEDNESDAY_TEN], by=femi)


@pytest.fixture
def booked(proposed: Visit, alice: Person) -> Visit:
    return actions.book(proposed, slot=proposed.slots.earliest("starts"), by=alice)


@pytest.fixture
def florists(florist: Business, charlie: Person, femi: Person) -> Callable[[datetime], Visit]:
    """A visit to the florist's, proposed by Femi for one time."""

    def make(time: datetime) -> Visit:
        visit = actions.ask(florist, topic="check", by=charlie)
        return actions.propose(visit, times=[time], by=femi)

    return make
