from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from watchhouse.dispatch.models import Message
from watchhouse.foundation import clock
from watchhouse.foundation.models import Entry
from watchhouse.people.models import Person
from watchhouse.visits import actions
from watchhouse.visits.models import Visit
from watchhouse.visits.rules import Over
from watchhouse.visits.tests.conftest import TUESDAY_TEN

SignIn = Callable[[Person], Client]


def test_an_owner_cancels_and_the_time_is_free(
    booked: Visit, alice: Person, charlie: Person, florists: Callable[[datetime], Visit],
    sign_in: SignIn,
) -> None:  # fmt: skip
    sign_in(alice).post(f"/visits/{booked.pk}/cancel/")

    booked.refresh_from_db()
    assert booked.state == "cancelled"
    assert Message.objects.get(about__contains="cancelled").recipient == alice.email
    assert Entry.objects.get(kind="visits.Cancelled").facts["was_booked"] is True
    visit = florists(TUESDAY_TEN)
    actions.book(visit, slot=visit.slots.get(), by=charlie)


def test_the_adviser_may_too(proposed: Visit, femi: Person, sign_in: SignIn) -> None:
    sign_in(femi).post(f"/visits/desk/{proposed.pk}/cancel/")

    proposed.refresh_from_db()
    assert proposed.state == "cancelled"


def test_not_once_it_has_begun(booked: Visit, alice: Person, sign_in: SignIn) -> None:
    with clock.at(TUESDAY_TEN):
        with pytest.raises(Over, match="has begun"):
            actions.cancel(booked, by=alice)
        page = sign_in(alice).post(f"/visits/{booked.pk}/cancel/", follow=True).content.decode()
        assert "This visit has begun" in page


def test_who_may(
    booked: Visit, bob: Person, charlie: Person, grace: Person, alice: Person, sign_in: SignIn
) -> None:
    url, desk = f"/visits/{booked.pk}/cancel/", f"/visits/desk/{booked.pk}/cancel/"

    assert sign_in(bob).post(url).status_code == 403
    assert sign_in(charlie).post(url).status_code == 404
    assert sign_in(alice).get(url).status_code == 405
    assert sign_in(grace).post(desk).status_code == 403
    assert sign_in(alice).post(desk).status_code == 404
    assert sign_in(grace).get(desk).status_code == 405
