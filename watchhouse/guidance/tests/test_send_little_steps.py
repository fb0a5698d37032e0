"""The weekly letter: one step each, worth most first, never twice, and stopping when done."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from watchhouse.dispatch import actions as dispatch
from watchhouse.foundation import clock
from watchhouse.foundation.models import Entry
from watchhouse.guidance import doing, plans, sending, subscribing
from watchhouse.guidance.models import Guide, Said, StepLetter
from watchhouse.guidance.series import series
from watchhouse.guidance.tests.steps import (
    TUESDAY,
    everything,
    letters,
    member,
    on,
    sent,
    stranger,
    work,
)
from watchhouse.members.models import Business, Membership
from watchhouse.people import actions as people
from watchhouse.people.models import Person

pytestmark = pytest.mark.django_db
FIRST, SECOND, THIRD = (step.slug for step in series().step[:3])


@pytest.mark.usefixtures("loaded")
def test_one_step_with_minutes_cost_guide_and_two_buttons(alice: Person) -> None:
    member(alice)
    work()
    (letter,) = letters()
    assert letter.recipient == alice.email
    assert letter.title == "Agree one rule: we ring before we pay (5 minutes)"
    for words in (letter.text, letter.html):
        assert "5 minutes" in words
        assert "Free" in words
        assert "/guidance/guides/ring-before-you-pay/" in words
        assert "?says=done" in words
        assert "?says=not_ours" in words
        assert "/dispatch/unsubscribe/" in words
        assert "We never ask for your password" in words
        assert "{{" not in words
    assert Entry.objects.of("guidance.LittleStepSent").get().facts == {"step": FIRST}


def test_next_week_the_same_once_more_then_the_next_one(alice: Person) -> None:
    member(alice)
    for week in range(3):
        work(week)
    assert sent() == [f"{FIRST}:1", f"{FIRST}:2", f"{SECOND}:1"]
    assert letters()[1].title.startswith("Again, for a quiet moment")


def test_what_is_done_or_not_for_them_is_not_sent_again(alice: Person) -> None:
    row = member(alice)
    work()
    subscribing.answer(row, step=FIRST, says=Said.DONE)
    work(1)
    subscribing.answer(row, step=SECOND, says=Said.NOT_OURS)
    work(2)
    assert sent() == [f"{FIRST}:1", f"{SECOND}:1", f"{THIRD}:1"]


def test_neither_hours_nor_retries_nor_the_clock_double_it(alice: Person) -> None:
    row = member(alice)
    for moment in ("2026-06-02 10:00", "2026-06-02 11:00", "2026-06-01 11:00", "2026-06-09 09:00"):
        work(at=moment)
    assert sent() == [f"{FIRST}:1"]
    with pytest.raises(IntegrityError), transaction.atomic():
        StepLetter.objects.create(subscription=row, step=FIRST)


def _killed(_: object) -> None:
    raise RuntimeError


def test_a_job_killed_before_its_end_did_nothing(
    alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    member(alice)
    with monkeypatch.context() as broken, clock.at(on(TUESDAY)):
        broken.setattr(sending, "_close", _killed)
        with pytest.raises(RuntimeError):
            sending.send_next()
    assert not letters()
    work()
    assert sent() == [f"{FIRST}:1"]


@pytest.mark.parametrize(
    ("moment", "count"),
    [
        ("2026-06-09 08:59", 1), ("2026-06-09 10:00", 2), ("2026-06-09 17:00", 1),
        ("2026-06-10 09:00", 2),
    ],
)  # fmt: skip
def test_letters_leave_by_day(alice: Person, moment: str, count: int) -> None:
    member(alice)
    work()
    work(at=moment)
    assert len(letters()) == count


def test_not_on_a_bank_holiday(alice: Person) -> None:
    member(alice, at="2026-08-24 10:00")
    work(at="2026-08-24 10:00")
    work(at="2026-08-31 10:00")
    assert len(letters()) == 1
    work(at="2026-09-01 10:00")
    assert len(letters()) == 2


def test_what_the_plan_has_settled_is_left_out(alice: Person, bakery: Business) -> None:
    plans.settle(bakery, measures={"ring-before-you-pay", "two-step-sign-in"})
    member(alice)
    work()
    work(2)
    assert sent()[0] == f"{SECOND}:1"  # belongs to no measure
    plans.settle_one(bakery, measure="ring-before-you-pay", settled=False)
    work(4)
    assert sent()[2] == f"{FIRST}:1"


@pytest.mark.usefixtures("loaded")
def test_what_a_guide_that_they_did_shows_is_left_out(alice: Person, bakery: Business) -> None:
    member(alice)
    doing.do(Guide.objects.get(slug="ring-before-you-pay"), business=bakery, by=alice)
    work()
    assert sent() == [f"{THIRD}:1"]


def test_what_the_owner_did_the_helper_is_not_asked(alice: Person, bob: Person) -> None:
    row = member(alice)
    subscribing.answer(row, step=FIRST, says=Said.DONE)
    member(bob)
    work()
    assert set(sent()) == {f"{SECOND}:1"}


def test_steps_for_a_product_or_a_trade_go_to_those_alone(bakery: Business) -> None:
    windows = next(step for step in series().step if step.products)
    card_machine = next(step for step in series().step if step.trades)
    assert windows.is_for(trade="", uses={"windows"})
    assert not windows.is_for(trade="", uses=set())
    assert card_machine.is_for(trade=bakery.trade, uses=())
    assert not card_machine.is_for(trade="florist", uses=())


def test_after_four_without_an_answer_we_ask_and_then_stop(alice: Person) -> None:
    row = member(alice)
    for week in range(7):
        work(week)
    assert [about.split(":")[0] for about in sent()] == [FIRST, FIRST, SECOND, SECOND, "stop"]
    assert "Shall we stop" in letters()[-1].title
    row.refresh_from_db()
    assert row.state == "silent"
    assert Entry.objects.of("guidance.LittleStepsEnded").get().facts == {"ended": "silent"}


def test_an_answer_starts_the_count_anew(alice: Person) -> None:
    row = member(alice)
    for week in range(3):
        work(week)
    subscribing.answer(row, step=SECOND, says=Said.DONE)
    for week in range(3, 7):
        work(week)
    assert len(sent()) == 7
    assert not any(about.startswith("stop") for about in sent())


def test_the_last_letter_says_what_was_done_and_none_follows() -> None:
    row = stranger()
    everything(row)
    for week in range(3):
        work(week)
    (letter,) = letters()
    assert letter.title == "That was the last little step"
    assert "Hang up a help card" in letter.text
    assert "/checkup/" in letter.text
    row.refresh_from_db()
    assert (row.state, row.due_at) == ("finished", None)


def test_nobody_who_stopped_left_or_was_put_out_gets_one(
    alice: Person, bob: Person, charlie: Person, florist: Business
) -> None:
    for person in (alice, bob, charlie):
        member(person)
    dispatch.suppress(recipient=alice.email, topic="little-steps", reason="asked")
    Membership.objects.filter(person=bob).delete()
    Business.objects.filter(pk=florist.pk).update(left_at=clock.now())
    stranger()
    work()
    assert [each.recipient for each in letters()] == ["sam@stranger.example"]


def test_a_stranger_gets_none_of_a_product_and_bulk_waits_for_urgent() -> None:
    stranger()
    work()
    (letter,) = letters()
    assert (letter.lane, letter.topic, letter.business_id) == (3, "little-steps", None)
    assert Entry.objects.of("guidance.LittleStepSent").get().by_id is None


def test_the_worker_does_it_by_itself(alice: Person, settle: Callable[[], None]) -> None:
    with clock.at(on("2026-06-02 10:05")):
        people.want_little_steps(person=alice, wanted=True)
        settle()
    with clock.at(on("2026-06-02 11:05")):
        settle()
    assert [each.state for each in letters()] == ["sent"]
