from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from watchhouse.people.models import Person
from watchhouse.urgent import actions
from watchhouse.urgent.models import Case
from watchhouse.urgent.tests.conftest import STORY

SignIn = Callable[[Person], Client]


def test_it_says_what_to_say_first(case: Case, dana: Person, sign_in: SignIn) -> None:
    page = sign_in(dana).get(f"/urgent/cases/{case.reference}/").content.decode()

    assert "Have you rung your bank yet?" in page
    assert STORY in page
    assert "Claim your money back" in page
    assert "Take the case first, so that two people don&#x27;t ring." in page


def test_the_director_reads(case: Case, grace: Person, sign_in: SignIn) -> None:
    page = sign_in(grace).get(f"/urgent/cases/{case.reference}/").content.decode()

    assert "You may read this case" in page
    assert "<form" not in page


def test_strangers_and_unknown_references_are_the_same_404(
    case: Case, alice: Person, dana: Person, sign_in: SignIn
) -> None:
    assert sign_in(alice).get(f"/urgent/cases/{case.reference}/").status_code == 404
    assert sign_in(dana).get("/urgent/cases/WH-AAAA-22/").status_code == 404
    assert sign_in(dana).get("/urgent/cases/nonsense/").status_code == 404
    assert sign_in(dana).post(f"/urgent/cases/{case.reference}/").status_code == 405


ACTS = {"claim": {}, "call": {"text": "x"}, "note": {"text": "x"}, "close": {"outcome": "helped"}}


@pytest.mark.parametrize("act", ACTS)
def test_who_may_act(
    act: str, case: Case, alice: Person, grace: Person, dana: Person, sign_in: SignIn
) -> None:
    url = f"/urgent/cases/{case.reference}/{act}/"

    assert sign_in(alice).post(url, ACTS[act]).status_code == 404
    assert sign_in(grace).post(url, ACTS[act]).status_code == 403
    assert sign_in(dana).get(url).status_code == 405
    assert Client().post(url, ACTS[act]).status_code == 302
    assert case.notes.count() == 1


def test_what_was_told_with_a_folded_case_is_read_with_the_first(
    send: Callable[..., Case], dana: Person, sign_in: SignIn
) -> None:
    first, again = send("1"), send("2", story="It was £9.")
    actions.write_note(again, text="The bank rang.", by=None)
    page = sign_in(dana).get(f"/urgent/cases/{first.reference}/").content.decode()

    assert "It was £9." in page
    assert "The bank rang." in page
    assert "Sent 1 more time<" in page
    assert f"/urgent/cases/{again.reference}/" in page


def test_a_folded_case_leads_to_the_first(
    send: Callable[..., Case], dana: Person, sign_in: SignIn
) -> None:
    first, again = send("1"), send("2")
    page = sign_in(dana).get(f"/urgent/cases/{again.reference}/").content.decode()

    assert f"go to {first.reference}" in page
    sign_in(dana).post(f"/urgent/cases/{again.reference}/claim/")
    again.refresh_from_db()
    assert again.owner is None
    assert actions.card(again) == first
