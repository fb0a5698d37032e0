"""The pages behind a letter's buttons: looking changes nothing, a button does, without sign-in."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from watchhouse.foundation import clock
from watchhouse.foundation.models import Entry
from watchhouse.guidance import letter_links
from watchhouse.guidance.models import StepLetter, Subscription
from watchhouse.guidance.tests.steps import TUESDAY, letters, member, on, stranger, work
from watchhouse.members.models import Business, Membership
from watchhouse.people.models import Person

pytestmark = pytest.mark.usefixtures("loaded")
STEP = "agree-the-rule"
TITLE = "Agree one rule: we ring before we pay"


def path(link: str) -> str:
    return "/" + link.split("/", 3)[3]


@pytest.fixture
def row(alice: Person) -> Subscription:
    made = member(alice)
    work()
    return made


@pytest.fixture
def page(row: Subscription) -> str:
    return path(letter_links.answer(row.pk, STEP))


def test_looking_changes_nothing_and_tells_of_nobody(page: str, bakery: Business) -> None:
    for way in ("?says=done", "?says=not_ours", ""):
        words = Client().get(page + way).content.decode()
        assert TITLE in words
        assert bakery.name not in words
        assert "alice" not in words.lower()
    assert StepLetter.objects.get().says == ""


def test_the_tapped_answer_stands_first(page: str) -> None:
    for way in ("done", "not_ours"):
        words = Client().get(f"{page}?says={way}").content.decode()
        assert re.findall(r'value="(done|not_ours)"', words)[0] == way


def test_done_is_noted_once(page: str, alice: Person, bakery: Business) -> None:
    browser = Client()
    for _ in range(2):
        words = browser.post(page, {"says": "done"}, follow=True).content.decode()
    assert "Well done" in words
    entry = Entry.objects.of("guidance.LittleStepDone").get()
    assert (entry.business_id, entry.by_id) == (bakery.pk, alice.pk)
    assert entry.facts == {"step": STEP, "measure": "ring-before-you-pay"}


def test_a_step_that_is_part_of_a_measure_is_only_counted(row: Subscription) -> None:
    Client().post(path(letter_links.answer(row.pk, "two-step-e-mail")), {"says": "done"})
    assert Entry.objects.of("guidance.LittleStepDone").get().facts["measure"] is None


def test_the_last_word_counts(page: str) -> None:
    Client().post(page, {"says": "not_ours"})
    assert "after all" in Client().get(page).content.decode()
    Client().post(page, {"says": "done"})
    assert StepLetter.objects.get().says == "done"


def test_no_answer_is_refused(page: str) -> None:
    words = Client().post(page, {"says": "perhaps"}, follow=True).content.decode()
    assert "Choose one of the answers" in words
    assert StepLetter.objects.get().says == ""


def test_a_stranger_answers_too() -> None:
    row = stranger()
    work()
    Client().post(path(letter_links.answer(row.pk, STEP)), {"says": "done"})
    entry = Entry.objects.of("guidance.LittleStepDone").get()
    assert (entry.business_id, entry.by_id) == (None, None)


def test_after_ninety_days_it_is_too_old(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made = clock.now().timestamp()
    for days, status in ((89, 200), (91, 410)):
        later = made + days * 24 * 3600
        monkeypatch.setattr("django.core.signing.time.time", lambda later=later: later)
        assert Client().get(page).status_code == status
    Client().post(page, {"says": "done"})
    assert StepLetter.objects.get().says == ""


def test_it_ends_with_the_place_with_the_membership_and_with_the_step(
    page: str, row: Subscription, alice: Person
) -> None:
    assert Client().get(path(letter_links.answer(row.pk, "no-such-step"))).status_code == 404
    Business.objects.update(left_at=clock.now())
    assert Client().get(page).status_code == 404
    Business.objects.update(left_at=None)
    Membership.objects.filter(person=alice).delete()
    assert Client().post(page, {"says": "done"}).status_code == 404


def test_a_link_of_one_kind_opens_no_other(row: Subscription) -> None:
    token = letter_links.go_on(row.pk).rstrip("/").rpartition("/")[2]
    for kind in ("a", "confirm"):
        assert Client().get(f"/guidance/little-steps/{kind}/{token}/").status_code == 404


def test_go_on_after_we_asked_whether_to_stop(row: Subscription) -> None:
    page = path(letter_links.go_on(row.pk))
    assert "The little steps go on" in Client().get(page).content.decode()
    for week in range(1, 5):
        work(week)
    row.refresh_from_db()
    assert row.state == "asked"
    assert "Shall the little steps go on?" in Client().get(page).content.decode()
    with clock.at(on(TUESDAY, weeks=4)):
        words = Client().post(page, follow=True).content.decode()
    assert "The little steps go on" in words
    work(5)
    assert letters()[-1].about.endswith("two-step-e-mail:1")


def test_go_on_after_long_silence(row: Subscription) -> None:
    for week in range(1, 7):
        work(week)
    with clock.at(on(TUESDAY, weeks=9)):
        Client().post(path(letter_links.go_on(row.pk)))
    row.refresh_from_db()
    assert (row.state, row.unanswered, row.ended_at) == ("on", 0, None)


def test_an_answer_is_a_yes_to_going_on(row: Subscription, page: str) -> None:
    for week in range(1, 5):
        work(week)
    Client().post(page, {"says": "done"})
    row.refresh_from_db()
    assert row.state == "on"


def test_what_has_ended_stays_so(row: Subscription) -> None:
    Subscription.objects.update(state="finished", due_at=None)
    words = Client().post(path(letter_links.go_on(row.pk)), follow=True).content.decode()
    assert "have ended" in words


def test_wrong_method(page: str) -> None:
    assert Client().put(page).status_code == 405
