from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.test import Client
from icalendar import Calendar

from watchhouse.foundation import clock
from watchhouse.people.models import Person
from watchhouse.visits import actions
from watchhouse.visits.models import Visit
from watchhouse.visits.tests.conftest import TUESDAY_TEN, WEDNESDAY_TEN

SignIn = Callable[[Person], Client]


def _read(client: Client, visit: Visit) -> tuple[Any, Any]:
    answer = client.get(f"/visits/{visit.pk}/visit.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    book = Calendar.from_ical(answer.content)
    return book, book.events[0]


def test_it_is_moved_and_cancelled_under_one_uid(
    booked: Visit, alice: Person, sign_in: SignIn
) -> None:
    browser = sign_in(alice)
    first, event = _read(browser, booked)
    actions.move(booked, slot=booked.slots.get(starts=WEDNESDAY_TEN), by=alice)
    _, moved = _read(browser, booked)
    actions.cancel(booked, by=alice)
    gone, cancelled = _read(browser, booked)

    assert first["METHOD"] == "PUBLISH"
    assert event.start == TUESDAY_TEN
    assert moved.start == WEDNESDAY_TEN
    assert {event["UID"], moved["UID"], cancelled["UID"]} == {event["UID"]}
    assert event["SEQUENCE"] < moved["SEQUENCE"] < cancelled["SEQUENCE"]
    assert (gone["METHOD"], cancelled["STATUS"]) == ("CANCEL", "CANCELLED")


def test_it_brings_the_time_zone_and_no_code_word(
    booked: Visit, alice: Person, sign_in: SignIn
) -> None:
    text = sign_in(alice).get(f"/visits/{booked.pk}/visit.ics").content.decode()

    assert "BEGIN:VTIMEZONE" in text
    assert "DTSTART;TZID=Europe/London:20261124T100000" in text
    assert booked.code_word not in text


def test_summer_time_is_right(asked: Visit, alice: Person, femi: Person, sign_in: SignIn) -> None:
    nine_utc = datetime(2027, 3, 28, 9, tzinfo=UTC)
    with clock.at(nine_utc - timedelta(days=5)):
        visit = actions.propose(asked, times=[nine_utc], by=femi)
        actions.book(visit, slot=visit.slots.get(), by=alice)
        _, event = _read(sign_in(alice), visit)

    assert event.start.hour == 10
    assert event.start == nine_utc


def test_who_may(
    booked: Visit, charlie: Person, bob: Person, sign_in: SignIn, asked: Visit
) -> None:
    url = f"/visits/{booked.pk}/visit.ics"

    assert sign_in(charlie).get(url).status_code == 404
    assert sign_in(bob).get(url).status_code == 200
    assert sign_in(bob).post(url).status_code == 405
    assert Client().get(url).status_code == 302


def test_without_a_time_there_is_none(asked: Visit, alice: Person, sign_in: SignIn) -> None:
    assert sign_in(alice).get(f"/visits/{asked.pk}/visit.ics").status_code == 404
