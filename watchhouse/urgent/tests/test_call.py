from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from watchhouse.foundation import clock
from watchhouse.foundation.models import Entry
from watchhouse.people.models import Person
from watchhouse.urgent import actions
from watchhouse.urgent.models import Case
from watchhouse.urgent.rules import NobodyHasIt


def test_the_first_call_stops_the_clock(
    case: Case, dana: Person, sign_in: Callable[[Person], Client]
) -> None:
    actions.claim(case, by=dana)
    url = f"/urgent/cases/{case.reference}/call/"
    with clock.at(case.opened_at + timedelta(minutes=9)):
        sign_in(dana).post(url, {"text": "She rings 159 now."})
        sign_in(dana).post(url, {"text": "The bank has it."})

    case.refresh_from_db()
    assert case.state == "called"
    assert case.notes.filter(kind="call").count() == 2
    facts = Entry.objects.get(kind="urgent.CalledBack").facts
    assert facts == {"case_id": case.pk, "minutes": 9, "in_time": True}


def test_late_is_late(case: Case, dana: Person) -> None:
    actions.claim(case, by=dana)
    with clock.at(case.answer_by + timedelta(seconds=1)):
        actions.log_call(case, text="", by=dana)

    assert Entry.objects.get(kind="urgent.CalledBack").facts["in_time"] is False


def test_first_it_is_taken(case: Case, dana: Person) -> None:
    with pytest.raises(NobodyHasIt):
        actions.log_call(case, text="", by=dana)
