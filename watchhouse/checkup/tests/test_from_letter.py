"""The page behind a reminder's link: GET changes nothing, POST acts, a wrong token is not there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from watchhouse.checkup import actions, letter_links, rules, scoring
from watchhouse.checkup.models import Promise
from watchhouse.foundation import clock
from watchhouse.members.models import Business, Membership
from watchhouse.people.models import Person

Told = Callable[[], list[str]]
TITLE = scoring.title_of("help-card")


@pytest.fixture
def promised(bakery: Business) -> Promise:
    return actions.promise(bakery, measure="help-card", due_on=clock.today())


@pytest.fixture
def page(alice: Person, promised: Promise) -> str:
    return "/" + letter_links.link(promised.pk, alice.pk).split("/", 3)[3]


def test_looking_changes_nothing_and_shows_the_title_alone(
    page: str, promised: Promise, bakery: Business, told: Told
) -> None:
    before = told()
    words = Client().get(page).content.decode()
    assert TITLE in words
    assert bakery.name not in words
    assert "alice" not in words.lower()
    promised.refresh_from_db()
    assert promised.state == "open"
    assert told() == before


def test_done_marks_it_and_asks_for_evidence(
    page: str, alice: Person, bakery: Business, told: Told
) -> None:
    browser = Client()
    words = browser.post(page, {"says": "done"}, follow=True).content.decode()
    assert "What did you do?" in words
    assert bakery.promises.get().state == "kept"
    assert bakery.steps.get().by == alice
    assert "Confirmed" not in told()
    answer = browser.post(page, {"says": "word", "words": "  It hangs by\nthe till. "}, follow=True)
    assert "You showed us" in answer.content.decode()
    assert bakery.evidence.get().words == "It hangs by the till."
    assert told().count("Confirmed") == 1


def test_not_yet_takes_another_day(page: str, promised: Promise) -> None:
    day = clock.today() + timedelta(days=12)
    Client().post(page, {"says": "not_yet", "due_on": day})
    promised.refresh_from_db()
    assert (promised.state, promised.due_on) == ("open", day)


def test_not_yet_with_a_day_that_has_passed(page: str, promised: Promise) -> None:
    day = clock.today() - timedelta(days=1)
    words = Client().post(page, {"says": "not_yet", "due_on": day}).content.decode()
    assert rules.PromiseInThePast.sentence in words
    assert "There is a problem" in words


def test_help_me(page: str, bakery: Business) -> None:
    words = Client().post(page, {"says": "help"}, follow=True).content.decode()
    assert "You asked for help" in words
    assert bakery.steps.get().state == "help"
    assert bakery.promises.get().state == "open"


@pytest.mark.parametrize("says", ["", "let_go", "open", "put_aside", "word"])
def test_nothing_else_is_taken(says: str, page: str, promised: Promise, bakery: Business) -> None:
    words = Client().post(page, {"says": says, "words": "x"}, follow=True).content.decode()
    assert "Choose one of the answers." in words
    promised.refresh_from_db()
    assert promised.state == "open"
    assert not bakery.steps.exists()


def test_a_second_done_changes_nothing(page: str, told: Told) -> None:
    for _ in range(2):
        Client().post(page, {"says": "done"})
    assert told().count("StepDone") == 1


def test_taken_back_there_is_nothing_to_do(page: str, promised: Promise) -> None:
    actions.let_go(promised)
    assert "nothing to do" in Client().get(page).content.decode()
    Client().post(page, {"says": "done"})
    promised.refresh_from_db()
    assert promised.state == "let_go"


def test_after_ninety_days_it_is_too_old(
    alice: Person, promised: Promise, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = clock.now().timestamp()
    for days, status in ((89, 200), (91, 410)):
        later = made + days * 24 * 3600
        monkeypatch.setattr("django.core.signing.time.time", lambda later=later: later)
        assert Client().get(page).status_code == status
    Client().post(page, {"says": "done"})
    promised.refresh_from_db()
    assert promised.state == "open"


def test_a_wrong_or_foreign_token_is_not_there(
    page: str, promised: Promise, charlie: Person, bob: Person
) -> None:
    stranger = "/" + letter_links.link(promised.pk, charlie.pk).split("/", 3)[3]
    helper = "/" + letter_links.link(promised.pk, bob.pk).split("/", 3)[3]
    nobody = "/" + letter_links.link(promised.pk, 987654).split("/", 3)[3]
    changed = page[:-3] + ("aa/" if page[-3:] != "aa/" else "bb/")
    for wrong in (stranger, helper, nobody, changed, "/checkup/promises/a/x/"):
        for answer in (Client().get(wrong), Client().post(wrong, {"says": "done"})):
            assert answer.status_code == 404, wrong
    promised.refresh_from_db()
    assert promised.state == "open"


def test_it_ends_with_the_place_and_with_the_membership(
    page: str, bakery: Business, alice: Person
) -> None:
    Business.objects.update(left_at=clock.now())
    assert Client().get(page).status_code == 404
    Business.objects.update(left_at=None)
    Membership.objects.filter(person=alice).delete()
    assert Client().get(page).status_code == 404


def test_wrong_method(page: str) -> None:
    assert Client().put(page).status_code == 405
