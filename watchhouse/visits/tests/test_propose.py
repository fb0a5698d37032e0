from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from watchhouse.dispatch.models import Message
from watchhouse.foundation import clock
from watchhouse.foundation.models import Entry
from watchhouse.people.models import Person
from watchhouse.visits import actions
from watchhouse.visits.models import Visit
from watchhouse.visits.rules import NoTimes, TooManyTimes, TooSoon
from watchhouse.visits.tests.conftest import MONDAY, TUESDAY_TEN

SignIn = Callable[[Person], Client]


def test_times_are_proposed(
    asked: Visit, femi: Person, alice: Person, bob: Person, sign_in: SignIn
) -> None:
    times = {"time_1": "2026-11-24T10:00", "time_2": "25/11/2026 14:30"}
    sign_in(femi).post(f"/visits/desk/{asked.pk}/propose/", times)

    asked.refresh_from_db()
    assert asked.state == "proposed"
    assert asked.slots.count() == 2
    assert Entry.objects.get(kind="visits.Proposed").facts["times"] == 2
    assert Message.objects.get().recipient == alice.email
    assert "Tuesday 24 November 2026, 10:00" in Message.objects.get().text


def test_the_clock_change_weekend_is_right(asked: Visit, femi: Person, sign_in: SignIn) -> None:
    with clock.at(datetime(2027, 3, 1, tzinfo=UTC)):
        times = {"time_1": "2027-03-27T10:00", "time_2": "2027-03-28T10:00"}
        sign_in(femi).post(f"/visits/desk/{asked.pk}/propose/", times)

    winter, summer = asked.slots.order_by("starts").values_list("starts", flat=True)
    assert (winter.hour, summer.hour) == (10, 9)
    assert summer - winter == timedelta(hours=23)


def test_an_hour_that_is_skipped_is_no_time(asked: Visit, femi: Person, sign_in: SignIn) -> None:
    with clock.at(datetime(2027, 3, 1, tzinfo=UTC)):
        url = f"/visits/desk/{asked.pk}/propose/"
        page = sign_in(femi).post(url, {"time_1": "2027-03-28T01:30"}).content.decode()

    assert "There is a problem" in page
    assert not asked.slots.exists()


@pytest.mark.parametrize("times", [{}, {"time_1": "soon"}, {"time_1": "2026-11-23T18:00"}])
def test_bad_times_are_said(
    times: dict[str, str], asked: Visit, femi: Person, sign_in: SignIn
) -> None:
    page = sign_in(femi).post(f"/visits/desk/{asked.pk}/propose/", times).content.decode()

    assert "There is a problem" in page


def test_the_rule_holds_without_the_form(asked: Visit, femi: Person) -> None:
    with pytest.raises(NoTimes):
        actions.propose(asked, times=[], by=femi)
    with pytest.raises(TooSoon):
        actions.propose(asked, times=[MONDAY + timedelta(hours=5)], by=femi)
    with pytest.raises(TooManyTimes):
        actions.propose(asked, times=[TUESDAY_TEN + timedelta(hours=h) for h in range(6)], by=femi)


def test_new_times_leave_a_booking_alone(booked: Visit, femi: Person) -> None:
    actions.propose(booked, times=[TUESDAY_TEN + timedelta(days=7)], by=femi)

    booked.refresh_from_db()
    assert (booked.state, booked.starts) == ("booked", TUESDAY_TEN)


def test_who_may(asked: Visit, alice: Person, grace: Person, sign_in: SignIn) -> None:
    url = f"/visits/desk/{asked.pk}/propose/"

    assert sign_in(alice).post(url).status_code == 404
    assert sign_in(grace).post(url).status_code == 403
    assert sign_in(grace).get(url).status_code == 405
