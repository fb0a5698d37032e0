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


def _days(ahead: int) -> date:
    return clock.today() + timedelta(days=ahead)


def _form(measures: list[str], day: date | str = "") -> dict[str, object]:
    """What a browser sends when these are ticked, all for one day."""
    return {"promises": measures, **{f"day_{slug}": day or _days(9) for slug in measures}}


def test_saved_with_the_day_that_the_owner_chose(
    alice: Person, bakery: Business, bakery_check: Check, sign_in: SignIn
) -> None:
    browser = sign_in(alice)
    first = _three(bakery_check)[0]
    for _ in range(2):
        saved = browser.post(PAGE, _form([first], _days(31)))
        assert saved["Location"] == "/checkup/plan/"
    promised = bakery.promises.get()
    page = browser.get("/checkup/plan/").content.decode()
    assert (promised.by, promised.due_on) == (alice, _days(31))
    assert f'name="day_{first}" value="{_days(31).isoformat()}"' in page
    assert f'value="{first}" checked' in page


def test_the_suggested_day_is_filled_in(
    alice: Person, bakery_check: Check, sign_in: SignIn
) -> None:
    line = scoring.sheet_of(bakery_check).first_three[0]
    day = rules.suggested_day(line.step.minutes, today=clock.today())
    page = sign_in(alice).get("/checkup/plan/").content.decode()
    assert f'name="day_{line.step.measure}" value="{day.isoformat()}"' in page


def test_a_new_day_in_the_form_moves_the_promise(
    alice: Person, bakery: Business, bakery_check: Check, sign_in: SignIn, told: object
) -> None:
    browser, first = sign_in(alice), _three(bakery_check)[:1]
    browser.post(PAGE, _form(first, _days(9)))
    browser.post(PAGE, _form(first, f"{_days(40):%d/%m/%Y}"))
    assert bakery.promises.get().due_on == _days(40)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (-1, rules.PromiseInThePast.sentence),
        (367, rules.PromiseTooFar.sentence),
        ("soon", "Write the day like 4/12/2026"),
        ("", "choose a day for each step that you tick."),
    ],
)
def test_a_day_that_cannot_be_is_refused_in_one_sentence_and_nothing_is_lost(
    day: int | str, sentence: str, alice: Person, bakery: Business, bakery_check: Check,
    sign_in: SignIn,
) -> None:  # fmt: skip
    first, second = _three(bakery_check)[:2]
    typed = _days(day).isoformat() if isinstance(day, int) else day
    form = {"promises": [first, second], f"day_{first}": typed, f"day_{second}": _days(5)}
    words = sign_in(alice).post(PAGE, form).content.decode()
    assert words.count(sentence[1:]) == 2, "in the summary, and at the field"
    assert f'href="#id_day_{first}"' in words
    assert "<title>Error: " in words
    assert f'value="{second}" checked' in words
    assert f'name="day_{second}" value="{_days(5).isoformat()}"' in words
    assert not bakery.promises.exists()


def test_the_day_of_what_is_not_ticked_does_not_matter(
    alice: Person, bakery: Business, bakery_check: Check, sign_in: SignIn
) -> None:
    first, second = _three(bakery_check)[:2]
    sign_in(alice).post(PAGE, {**_form([first]), f"day_{second}": "never"})
    assert [each.measure for each in bakery.promises.all()] == [first]


def test_an_overdue_promise_keeps_its_day_when_another_is_saved(
    alice: Person, bakery: Business, bakery_check: Check, sign_in: SignIn
) -> None:
    first, second = _three(bakery_check)[:2]
    with clock.at(clock.now() - timedelta(days=20)):
        actions.promise(bakery, measure=first, due_on=clock.today() + timedelta(days=3))
    passed = bakery.promises.get().due_on
    form = {"promises": [first, second], f"day_{first}": passed, f"day_{second}": _days(5)}
    sign_in(alice).post(PAGE, form)
    assert dict(bakery.promises.values_list("measure", "due_on"))[first] == passed
    assert bakery.promises.count() == 2


def test_overdue_is_said_with_three_ways_on(
    alice: Person, bakery: Business, bakery_check: Check, sign_in: SignIn
) -> None:
    with clock.at(clock.now() - timedelta(days=20)):
        row = actions.promise(bakery, measure="help-card", due_on=clock.today())
    page = sign_in(alice).get("/checkup/plan/").content.decode()
    card = page[page.index(f'id="promise-{row.pk}"') :][:1500]
    for words in ("Overdue", "It’s done", f"/checkup/promises/{row.pk}/", "Help me"):
        assert words in card


def test_unticked_is_taken_back(
    alice: Person, bakery: Business, bakery_check: Check, sign_in: SignIn
) -> None:
    browser = sign_in(alice)
    browser.post(PAGE, _form(_three(bakery_check)))
    assert bakery.promises.open().count() == 3
    browser.post(PAGE, _form(_three(bakery_check)[:1]))
    assert [each.measure for each in bakery.promises.open()] == _three(bakery_check)[:1]


def test_a_fourth_is_refused_in_words_and_changes_nothing(
    alice: Person, bakery: Business, bakery_check: Check, sign_in: SignIn
) -> None:
    later = [line.step.measure for line in scoring.sheet_of(bakery_check).to_do][3:6]
    for measure in later:
        actions.promise(bakery, measure=measure, due_on=clock.today())
    page = sign_in(alice).post(PAGE, _form([*later, _three(bakery_check)[0]]))
    words = page.content.decode()
    assert rules.TooManyPromises.sentence in words
    assert "<title>Error: " in words
    assert 'href="#id_promises_0"' in words
    assert {each.measure for each in bakery.promises.open()} == set(later)


def test_the_action_refuses_past_days_and_unknown_measures(bakery: Business) -> None:
    with pytest.raises(rules.PromiseInThePast):
        actions.promise(bakery, measure="help-card", due_on=_days(-1))
    with pytest.raises(rules.PromiseTooFar):
        actions.promise(bakery, measure="help-card", due_on=_days(367))
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


def test_saving_without_a_tick_says_so(
    alice: Person, bakery: Business, bakery_check: Check, sign_in: SignIn
) -> None:
    page = sign_in(alice).post(PAGE, _form([])).content.decode()
    assert "Tick at least one step, or leave it for another day" in page
    assert not bakery.promises.exists()
