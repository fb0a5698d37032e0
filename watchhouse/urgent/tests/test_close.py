from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from watchhouse.foundation import clock
from watchhouse.foundation.models import Entry
from watchhouse.people.models import Person
from watchhouse.urgent import actions
from watchhouse.urgent.actions import Ending
from watchhouse.urgent.models import Case
from watchhouse.urgent.rules import CaseClosed, NobodyHasIt


def test_it_ends_with_how_and_how_much(
    case: Case, dana: Person, sign_in: Callable[[Person], Client]
) -> None:
    actions.claim(case, by=dana)
    money = {"money_lost": "£1,000.50", "money_stopped": "3860", "money_recovered": ""}
    url = f"/urgent/cases/{case.reference}/close/"
    sign_in(dana).post(url, {"outcome": "helped", **money})

    case.refresh_from_db()
    assert (case.state, case.money_lost, case.money_stopped) == ("closed", 100_050, 386_000)
    assert Entry.objects.get(kind="urgent.Closed").facts == {
        "case_id": case.pk, "outcome": "helped", "money_lost": 100_050, "money_stopped": 386_000,
        "money_recovered": None,
    }  # fmt: skip
    assert not Case.objects.open().exists()


def test_a_closed_case_says_how_it_ended_and_takes_only_a_note(
    case: Case, dana: Person, sign_in: Callable[[Person], Client]
) -> None:
    actions.claim(case, by=dana)
    actions.close(case, ending=Ending(outcome="helped", money_stopped=386_000), by=dana)
    with clock.at(case.opened_at + timedelta(days=40)):
        page = sign_in(dana).get(f"/urgent/cases/{case.reference}/").content.decode()

    assert "Helped: it is dealt with. Stopped £3,860." in page
    assert "This case is closed. A note can still be added." in page
    assert "Log the call" not in page
    assert " late<" not in page


@pytest.mark.parametrize("wrong", [{"outcome": ""}, {"outcome": "helped", "money_lost": "lots"}])
def test_a_bad_field_is_said(
    wrong: dict[str, str], case: Case, dana: Person, sign_in: Callable[[Person], Client]
) -> None:
    actions.claim(case, by=dana)
    page = sign_in(dana).post(f"/urgent/cases/{case.reference}/close/", wrong).content.decode()

    assert "There is a problem" in page


def test_not_before_it_is_taken_and_not_twice(case: Case, dana: Person) -> None:
    ending = Ending(outcome="helped")
    with pytest.raises(NobodyHasIt):
        actions.close(case, ending=ending, by=dana)
    actions.claim(case, by=dana)
    actions.close(case, ending=ending, by=dana)
    with pytest.raises(CaseClosed):
        actions.close(case, ending=ending, by=dana)
