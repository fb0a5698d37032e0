from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from watchhouse.checkup import actions as checkup
from watchhouse.checkup.scoring import measures
from watchhouse.foundation import clock
from watchhouse.foundation.models import Entry
from watchhouse.people.models import Person
from watchhouse.visits import actions
from watchhouse.visits.models import Visit
from watchhouse.visits.rules import NotBegun, NotBooked, TooManyPromises
from watchhouse.visits.tests.conftest import TUESDAY_TEN

SignIn = Callable[[Person], Client]
AFTER = TUESDAY_TEN + timedelta(hours=1)


def test_it_is_kept_with_its_promises(booked: Visit, femi: Person, sign_in: SignIn) -> None:
    first, second = list(measures())[:2]
    form = {
        "minutes": "55", "seen": "The till is old.", "measure_1": first, "due_1": "2026-12-08",
        "measure_2": second, "due_2": "22/12/2026",
    }  # fmt: skip
    with clock.at(AFTER):
        sign_in(femi).post(f"/visits/desk/{booked.pk}/finish/", form)

    booked.refresh_from_db()
    assert (booked.state, booked.spent_minutes) == ("finished", 55)
    due = dict(booked.business.promises.values_list("measure", "due_on"))
    assert due == {first: date(2026, 12, 8), second: date(2026, 12, 22)}
    facts = Entry.objects.get(kind="visits.Finished").facts
    assert facts == {"visit_id": booked.pk, "minutes": 55, "promises": 2}


def test_the_owner_says_by_when(booked: Visit, femi: Person, sign_in: SignIn) -> None:
    form = {"minutes": "55", "measure_1": next(iter(measures())), "due_1": ""}
    with clock.at(AFTER):
        page = sign_in(femi).post(f"/visits/desk/{booked.pk}/finish/", form).content.decode()
    assert "Ask the owner for the day of promise 1" in page
    assert not booked.business.promises.exists()


def test_what_was_promised_before_stands_in_the_form_and_may_go(
    booked: Visit, femi: Person, sign_in: SignIn
) -> None:
    kept, gone, new = list(measures())[:3]
    for measure in (kept, gone):
        checkup.promise(booked.business, measure=measure, due_on=date(2027, 1, 15))
    browser = sign_in(femi)
    with clock.at(AFTER):
        page = browser.get(f"/visits/desk/{booked.pk}/").content.decode()
        assert page.count('value="2027-01-15"') == 2
        form = {
            "minutes": "55", "measure_1": kept, "due_1": "2027-02-01", "measure_2": new,
            "due_2": "2027-01-20",
        }  # fmt: skip
        browser.post(f"/visits/desk/{booked.pk}/finish/", form)
    due = dict(booked.business.promises.open().values_list("measure", "due_on"))
    assert due == {kept: date(2027, 2, 1), new: date(2027, 1, 20)}


def test_a_promise_refused_keeps_nothing(booked: Visit, femi: Person, sign_in: SignIn) -> None:
    form = {"minutes": "55", "measure_1": next(iter(measures())), "due_1": "2026-01-01"}
    with clock.at(AFTER):
        page = sign_in(femi).post(f"/visits/desk/{booked.pk}/finish/", form).content.decode()

    booked.refresh_from_db()
    assert "There is a problem" in page
    assert booked.state == "booked"


def test_not_before_it_began(booked: Visit, femi: Person) -> None:
    with pytest.raises(NotBegun):
        actions.finish(booked, minutes=5, seen="", promises={}, by=femi)


def test_not_before_it_is_booked(proposed: Visit, femi: Person) -> None:
    with pytest.raises(NotBooked):
        actions.finish(proposed, minutes=5, seen="", promises={}, by=femi)


def test_three_promises_are_enough(booked: Visit, femi: Person) -> None:
    four = dict.fromkeys(list(measures())[:4], date(2026, 12, 8))
    with clock.at(AFTER), pytest.raises(TooManyPromises):
        actions.finish(booked, minutes=5, seen="", promises=four, by=femi)


def test_who_may(booked: Visit, alice: Person, grace: Person, sign_in: SignIn) -> None:
    url = f"/visits/desk/{booked.pk}/finish/"

    assert sign_in(alice).post(url).status_code == 404
    assert sign_in(grace).post(url).status_code == 403
    assert sign_in(grace).get(url).status_code == 405
