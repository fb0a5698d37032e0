"""After an erasure nothing of the firm and its people is anywhere; all of its twin is."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from tests.leaving import looking
from tests.leaving.planting import Garden
from tests.security.world import Firm
from watchhouse.foundation import clock, journal, sealing
from watchhouse.foundation.models import Entry
from watchhouse.members import actions
from watchhouse.members.events import Erased
from watchhouse.members.models import Business, Erasure
from watchhouse.people.models import Person
from watchhouse.urgent import actions as urgent
from watchhouse.urgent.models import Case

Browser = Callable[[str], Client]
Settle = Callable[[], None]


@pytest.fixture
def gardens(hers: Firm, his: Firm, alice: Person, bob: Person, charlie: Person,
            settle: Settle) -> dict[str, Garden]:  # fmt: skip
    """Both firms, closed cases and settled letters, with a canary in every text."""
    zoe = Person.objects.get(email="zoe@it.example")
    for firm in (hers, his):
        Case.objects.filter(pk=firm.case.pk).update(
            state="closed", outcome="helped", owner=firm.turn.person, closed_at=clock.now()
        )
    settle()
    made = {
        "h": Garden("h", hers.business, [alice, bob]),
        "s": Garden("s", his.business, [charlie, zoe]),
    }
    for garden in made.values():
        garden.plant()
        _in_sessions(garden)
        _in_tasks(garden)
    return made


def _in_sessions(garden: Garden) -> None:
    for person in garden.people:
        client = Client()
        client.force_login(person)
        session = client.session
        session["join"] = {"name": garden.word("session.join"), "email": person.email}
        session.save()


def _in_tasks(garden: Garden) -> None:
    for status in (TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED):
        words = {"business_id": garden.business.pk, "words": garden.word("task.args")}
        DBTaskResult.objects.create(
            task_path="watchhouse.visits.tasks.erase", args_kwargs={"args": [], "kwargs": words},
            status=status, queue_name="default", backend_name="default", exception_class_path="",
            traceback=garden.word("task.traceback"), finished_at=clock.now(),
            run_after=clock.now(),
        )  # fmt: skip


def test_nothing_is_left_but_a_number(
    gardens: dict[str, Garden], alice: Person, settle: Settle, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    hers, his = gardens["h"], gardens["s"]
    before = looking.found()
    assert set(before) == {*hers.planted, *his.planted}, "a canary did not sing"
    number, entries = hers.business.pk, Entry.objects.filter(business_id=hers.business.pk).count()

    actions.ask_erasure(hers.business, now=True, by=alice)
    settle()

    after = looking.found()
    left = {
        f"{hers.planted[each]} in {sorted(after[each])}" for each in set(after) & {*hers.planted}
    }
    assert not left, (
        "These texts outlived the erasure. If the table is new: is it in its room's keeping.py,"
        f" and does the room's `erase` remove its files?\n{chr(10).join(sorted(left))}"
    )
    gone = {his.planted[each] for each in {*his.planted} - set(after)}
    assert not gone, f"Charlie's were erased, too: {gone}"
    assert not looking.CANARY.search(caplog.text), "a log names her"
    assert not Business.objects.filter(pk=number).exists()
    assert not Person.objects.filter(pk__in=[person.pk for person in hers.people]).exists()
    erasure = Erasure.objects.get(number=number)
    assert (erasure.state, erasure.borough) == ("erased", "")
    assert Entry.objects.filter(business_id=number).count() > entries
    while sealing.seal():
        pass
    assert sealing.verify().wrong == ""


def test_every_room_may_answer_twice_and_in_any_order(
    gardens: dict[str, Garden], alice: Person
) -> None:
    """Tasks run again after a crash: the second run finds nothing to do."""
    hers = gardens["h"]
    actions.ask_erasure(hers.business, now=True, by=alice)
    rooms = sorted(journal.who_reacts(Erased), reverse=True)
    for room in [rooms[0], *rooms]:
        _erase(room, hers.business.pk)
    assert Erasure.objects.get().state == "erased"
    for room in rooms:
        _erase(room, hers.business.pk)
    assert not set(looking.found()) & {*hers.planted}


def test_while_a_room_has_not_answered_nothing_is_forgotten_below(
    gardens: dict[str, Garden], alice: Person
) -> None:
    hers = gardens["h"]
    actions.ask_erasure(hers.business, now=True, by=alice)
    for room in sorted(journal.who_reacts(Erased))[1:]:
        _erase(room, hers.business.pk)
    assert Erasure.objects.get().state == "begun"
    assert Business.objects.filter(pk=hers.business.pk).exists()


def test_an_open_case_stays_until_it_is_closed(
    hers: Firm, his: Firm, alice: Person, settle: Settle
) -> None:
    settle()
    actions.ask_erasure(hers.business, now=True, by=alice)
    settle()
    case = Case.objects.get(pk=hers.case.pk)
    assert case.erase_when_closed
    assert (case.business, case.phone != "") == (None, True)
    officer = hers.turn.person
    urgent.log_call(urgent.claim(case, by=officer), text="Rang.", by=officer)
    urgent.close(case, ending=urgent.Ending(outcome="helped"), by=officer)
    settle()
    assert not Case.objects.filter(pk=case.pk).exists()
    assert Case.objects.filter(pk=his.case.pk).exists()
    assert Entry.objects.filter(kind="urgent.Closed", business_id=None).count() == 1


def test_who_belongs_elsewhere_stays(
    gardens: dict[str, Garden], alice: Person, bob: Person, settle: Settle
) -> None:
    """Bob helps Charlie, too; Alice has a second firm that left but may come back."""
    his = gardens["s"]
    his.business.memberships.create(person=bob, role="helper")
    second = actions.join(name="Invented Second Firm", by=alice)
    actions.leave(second, by=alice)
    actions.ask_erasure(gardens["h"].business, now=True, by=alice)
    settle()
    assert Person.objects.filter(pk__in=[alice.pk, bob.pk]).count() == 2
    assert Business.objects.filter(pk=second.pk).exists()


def test_staff_who_own_a_business_stay(
    gardens: dict[str, Garden], alice: Person, crew: dict[str, Person], settle: Settle
) -> None:
    alice.roles.set(crew["dana"].roles.all())
    actions.ask_erasure(gardens["h"].business, now=True, by=alice)
    settle()
    assert Person.objects.filter(pk=alice.pk).exists()


def _erase(room: str, number: int) -> None:
    import_string(f"watchhouse.{room}.tasks.erase").func(business_id=number)
