"""The weekly letter to hundreds: few questions to the database, and two workers at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from watchhouse.dispatch.models import Message
from watchhouse.foundation import clock
from watchhouse.guidance import facts, sending
from watchhouse.guidance.models import StepLetter, Subscription
from watchhouse.guidance.tests.steps import TUESDAY, letters, on, work
from watchhouse.members.models import Business, Membership, MembershipRole
from watchhouse.people.models import Person

pytestmark = pytest.mark.django_db


def _firms(count: int) -> None:
    Business.objects.all().delete()
    Subscription.objects.all().delete()
    Message.objects.all().delete()
    firms = Business.objects.bulk_create(Business(name=f"Invented {n}") for n in range(count))
    people_ = Person.objects.bulk_create(
        Person(email=f"owner{firm.pk}@firm.example", password="!") for firm in firms
    )
    Membership.objects.bulk_create(
        Membership(business=firm, person=person, role=MembershipRole.OWNER)
        for firm, person in zip(firms, people_, strict=True)
    )
    Subscription.objects.bulk_create(
        Subscription(
            business=firm, person=person, version="2026-11", state="on", begun_at=on(TUESDAY),
            due_at=on(TUESDAY),
        )
        for firm, person in zip(firms, people_, strict=True)
    )  # fmt: skip


def _asked(count: int) -> list[str]:
    _firms(count)
    with clock.at(on(TUESDAY)), CaptureQueriesContext(connection) as asked:
        sending.send_next()
    return [query["sql"].split()[0] for query in asked.captured_queries]


def test_five_hundred_are_as_few_questions_as_two() -> None:
    """SQLite cuts writing into pieces: of those there are a few more."""
    facts.register()  # each process reads it now and then
    few, many = _asked(2), _asked(500)
    assert many.count("SELECT") == few.count("SELECT") <= 14
    assert len(many) <= len(few) + 60
    assert len(letters()) == 500


def test_the_batch_leaves_the_rest_to_the_next() -> None:
    _firms(501)
    with clock.at(on(TUESDAY)):
        last = sending.send_next()
        assert last is not None
        assert len(letters()) == 500
        sending.send_next(after=last)
    assert len(letters()) == 501


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_write_one_letter_to_each() -> None:
    _firms(20)

    def work_too(_: int) -> None:
        try:
            work()
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as workers:
        list(workers.map(work_too, range(3)))
    assert len(letters()) == 20
    assert StepLetter.objects.count() == 20
