"""What is said in the guidance counts on the plan as the member's own tick, and as no more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from watchhouse.checkup import actions
from watchhouse.checkup.models import Check, Step
from watchhouse.checkup.tests.conftest import answer_all
from watchhouse.foundation import clock
from watchhouse.foundation.models import Entry
from watchhouse.guidance import doing, subscribing
from watchhouse.guidance.models import Guide, SettledMeasure
from watchhouse.guidance.tests.steps import member
from watchhouse.members.models import Business
from watchhouse.people.models import Person

Settle = Callable[[], None]


@pytest.fixture
def guide(loaded: None) -> Guide:
    found: Guide = Guide.objects.get(slug="help-card")
    return found


def state(measure: str = "help-card") -> str:
    row = Step.objects.filter(measure=measure).first()
    return row.state if row else ""


def settled(business: Business) -> set[str]:
    return set(SettledMeasure.objects.filter(business=business).values_list("measure", flat=True))


def test_a_guide_done_ticks_its_measure_keeps_the_promise_and_confirms_nothing(
    guide: Guide, bakery: Business, alice: Person, settle: Settle
) -> None:
    actions.promise(bakery, measure="help-card", due_on=clock.today())
    doing.do(guide, business=bakery, by=alice)
    settle()
    settle()
    assert state() == "done"
    assert bakery.promises.get().state == "kept"
    assert Entry.objects.of("checkup.StepDone").get().by_id == alice.pk
    assert not Entry.objects.of("checkup.Confirmed").exists()


def test_taken_back_it_is_to_do_again(
    guide: Guide, bakery: Business, alice: Person, settle: Settle
) -> None:
    doing.do(guide, business=bakery, by=alice)
    settle()
    doing.undo(guide, business=bakery, by=alice)
    settle()
    assert state() == "open"


@pytest.mark.parametrize("how", ["before", "confirmed"])
def test_what_stands_on_more_than_the_guide_stays(
    how: str, guide: Guide, bakery: Business, alice: Person, settle: Settle
) -> None:
    if how == "before":
        with clock.at(clock.now() - timedelta(days=1)):
            actions.mark(bakery, measure="help-card", becomes="done", by=alice)
    doing.do(guide, business=bakery, by=alice)
    settle()
    if how == "confirmed":
        actions.show_word(bakery, measure="help-card", words="It hangs there.", by=alice)
    doing.undo(guide, business=bakery, by=alice)
    settle()
    assert state() == "done"


@pytest.mark.parametrize(("step", "becomes"), [("make-the-card", "done"), ("two-step-e-mail", "")])
def test_a_little_step_ticks_a_measure_that_it_is_all_of(
    step: str, becomes: str, alice: Person, settle: Settle
) -> None:
    row = member(alice)
    subscribing.answer(row, step=step, says="done")  # type: ignore[arg-type]
    settle()
    assert state("help-card" if becomes else "two-step-sign-in") == becomes


def test_a_business_that_left_is_left_alone(
    guide: Guide, bakery: Business, alice: Person, settle: Settle
) -> None:
    doing.do(guide, business=bakery, by=alice)
    Business.objects.update(left_at=clock.now())
    settle()
    assert state() == ""


def test_the_plan_tells_which_measures_are_settled(bakery: Business, bakery_check: Check) -> None:
    before = settled(bakery)
    assert "help-card" not in before
    actions.mark(bakery, measure="help-card", becomes="done")
    actions.mark(bakery, measure="guest-wifi", becomes="put_aside")
    assert settled(bakery) == before | {"help-card", "guest-wifi"}
    actions.mark(bakery, measure="help-card", becomes="open")
    actions.add_step(bakery, measure="guest-wifi", because="It has come back.")
    assert settled(bakery) == before


def test_what_the_answers_say_is_settled_also_when_made_before_joining(
    bakery: Business, db: None
) -> None:
    check = answer_all(actions.start(), "tested")
    assert not settled(bakery)
    actions.attach(check, business=bakery)
    assert "backup-and-test" in settled(bakery)
