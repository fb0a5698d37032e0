"""`/threats/alerts/<pk>/answer/`: done, not ours, need help."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from watchhouse.foundation.models import Entry
from watchhouse.people.models import Person
from watchhouse.threats import actions
from watchhouse.threats.models import Alert
from watchhouse.threats.tests.conftest import NOW

SignIn = Callable[[Person], Client]


@pytest.mark.parametrize("says", ["done", "not_ours", "help"])
def test_an_answer_is_kept_and_told(
    says: str, alert: Alert, alice: Person, sign_in: SignIn
) -> None:
    answer = sign_in(alice).post(f"/threats/alerts/{alert.pk}/answer/", {"says": says}, follow=True)
    assert "Noted" in answer.content.decode()
    alert.refresh_from_db()
    assert (alert.state, alert.answered_at, alert.answered_by) == (says, NOW, alice)
    told = Entry.objects.get(kind="threats.AlertAnswered")
    assert (told.business_id, told.by_id) == (alert.business_id, alice.pk)
    assert told.facts["answer"] == says


def test_the_same_answer_twice_is_one(alert: Alert, alice: Person) -> None:
    for _ in range(2):
        actions.answer(alert, says="done", by=alice)
    assert Entry.objects.of("threats.AlertAnswered").count() == 1


def test_an_answer_may_be_changed(alert: Alert, alice: Person) -> None:
    actions.answer(alert, says="done", by=alice)
    assert actions.answer(alert, says="help", by=alice).state == "help"


def test_another_word_is_no_answer(alert: Alert, alice: Person, sign_in: SignIn) -> None:
    answer = sign_in(alice).post(f"/threats/alerts/{alert.pk}/answer/", {"says": "x"}, follow=True)
    assert "Choose one of the three answers" in answer.content.decode()
    alert.refresh_from_db()
    assert alert.state == "open"


def test_the_helper_may_answer(alert: Alert, bob: Person, sign_in: SignIn) -> None:
    sign_in(bob).post(f"/threats/alerts/{alert.pk}/answer/", {"says": "done"})
    alert.refresh_from_db()
    assert alert.answered_by == bob


def test_the_stranger(alert: Alert, charlie: Person, sign_in: SignIn) -> None:
    answer = sign_in(charlie).post(f"/threats/alerts/{alert.pk}/answer/", {"says": "done"})
    assert answer.status_code == 404
    alert.refresh_from_db()
    assert alert.state == "open"


def test_the_wrong_method(alert: Alert, alice: Person, sign_in: SignIn) -> None:
    assert sign_in(alice).get(f"/threats/alerts/{alert.pk}/answer/").status_code == 405
