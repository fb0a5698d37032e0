from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.test import Client

from watchhouse.checkup import actions
from watchhouse.checkup.models import Check
from watchhouse.checkup.tests.conftest import answer_all
from watchhouse.foundation import journal
from watchhouse.foundation.models import Entry
from watchhouse.members.events import Joined
from watchhouse.members.models import Business
from watchhouse.people.models import Person

Told = Callable[[], list[str]]


def _join(business: Business, check: Check) -> None:
    with transaction.atomic():
        held = {"check_id": check.pk, "check_holder": check.holder}
        journal.tell(Joined(business_id=business.pk, **held))


def test_joining_keeps_the_answers_and_the_marks(
    begun: Check, bakery: Business, settle: Callable[[], None], told: Told
) -> None:
    answer_all(begun)
    actions.mark(begun, measure="help-card", becomes="done")
    _join(bakery, begun)
    _join(bakery, begun)
    settle()
    begun.refresh_from_db()
    assert begun.business == bakery
    assert bakery.steps.get().state == "done"
    ours = Entry.objects.filter(business_id=bakery.pk, kind__startswith="checkup.")
    assert sorted(ours.values_list("kind", flat=True)) == ["checkup.Completed", "checkup.StepDone"]


def test_a_check_is_attached_once_and_never_to_another(
    begun: Check, bakery: Business, florist: Business
) -> None:
    assert actions.attach(begun, business=bakery)
    assert not actions.attach(begun, business=florist)
    begun.refresh_from_db()
    assert begun.business == bakery


def test_what_the_business_marked_itself_wins(begun: Check, bakery: Business) -> None:
    actions.mark(begun, measure="help-card", becomes="done")
    actions.mark(bakery, measure="help-card", becomes="put_aside")
    actions.attach(begun, business=bakery)
    assert bakery.steps.get().state == "put_aside"


def test_who_just_joined_sees_their_plan_before_the_worker_came(
    visitor: Client, begun: Check, alice: Person
) -> None:
    answer_all(begun)
    visitor.force_login(alice)
    page = visitor.get("/checkup/plan/").content.decode()
    assert "Three things to do first" in page


def test_joining_without_a_check_is_no_trouble(
    bakery: Business, settle: Callable[[], None]
) -> None:
    with transaction.atomic():
        journal.tell(Joined(business_id=bakery.pk))
    settle()
    assert not Check.objects.exists()
