from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from watchhouse.checkup import actions, rules, scoring
from watchhouse.checkup.models import Check, Promise
from watchhouse.foundation import clock
from watchhouse.members.models import Business
from watchhouse.people.models import Person

SignIn = Callable[[Person], Client]
PAGE = "/checkup/plan/promises/"


def _three(check: Check) -> list[str]:
    return [line.step.measure for line in scoring.sheet_of(check).to_do[:3]]


def test_saved_with_the_day_the_page_shows(
    alice: Person, bakery: Business, bakery_check: Check, sign_in: SignIn
) -> None:
    browser = sign_in(alice)
    first = _three(bakery_check)[0]
    for _ in range(2):
        assert browser.post(PAGE, {"promises": [first]})["Location"].endswith("#promises")
    promised = bakery.promises.get()
    page = browser.get("/checkup/plan/").content.decode()
    assert promised.by == alice
    assert f"by {promised.due_on:%A} {promised.due_on.day} {promised.due_on:%B}" in page
    assert f'value="{first}" checked' in page


def test_unticked_is_taken_back(
    alice: Person, bakery: Business, bakery_check: Check, sign_in: SignIn
) -> None:
    browser = sign_in(alice)
    browser.post(PAGE, {"promises": _three(bakery_check)})
    assert bakery.promises.open().count() == 3
    browser.post(PAGE, {"promises": _three(bakery_check)[:1]})
    assert [each.measure for each in bakery.promises.open()] == _three(bakery_check)[:1]


def test_a_fourth_is_refused_in_words_and_changes_nothing(
    alice: Person, bakery: Business, bakery_check: Check, sign_in: SignIn
) -> None:
    later = [line.step.measure for line in scoring.sheet_of(bakery_check).to_do][3:6]
    for measure in later:
        actions.promise(bakery, measure=measure, due_on=clock.today())
    page = sign_in(alice).post(PAGE, {"promises": [*later, _three(bakery_check)[0]]})
    words = page.content.decode()
    assert rules.TooManyPromises.sentence in words
    assert "<title>Error: " in words
    assert 'href="#id_promises_0"' in words
    assert {each.measure for each in bakery.promises.open()} == set(later)


def test_the_action_refuses_past_days_and_unknown_measures(bakery: Business) -> None:
    with pytest.raises(rules.PromiseInThePast):
        actions.promise(bakery, measure="help-card", due_on=clock.today() - timedelta(days=1))
    with pytest.raises(rules.NotInTheBank):
        actions.promise(bakery, measure="buy-gold", due_on=clock.today())


def test_the_database_has_three_places(bakery: Business) -> None:
    row = {"business": bakery, "due_on": clock.today()}
    Promise.objects.create(measure="a", place=1, **row)
    for measure, place in (("b", 1), ("b", 4), ("b", None), ("a", 2)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Promise.objects.create(measure=measure, place=place, **row)


@given(minutes=st.integers(1, 600), today=st.dates(date(2026, 1, 1), date(2040, 1, 1)))
def test_the_day_we_suggest_can_be_kept(minutes: int, today: date) -> None:
    """At least two days ahead, at most three weeks, never on a week-end."""
    day = rules.suggested_day(minutes, today=today)
    assert timedelta(days=2) <= day - today <= timedelta(days=21)
    assert day.weekday() < 5


def test_helper_stranger_visitor(
    bob: Person, charlie: Person, bakery_check: Check, sign_in: SignIn
) -> None:
    assert sign_in(bob).post(PAGE, {}).status_code == 403
    assert sign_in(charlie).post(PAGE, {}).status_code == 404
    assert "/people/login/" in Client().post(PAGE, {})["Location"]
    assert not Promise.objects.exists()


def test_wrong_method(alice: Person, bakery_check: Check, sign_in: SignIn) -> None:
    assert sign_in(alice).get(PAGE).status_code == 405
