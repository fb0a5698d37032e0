"""Reminders: on the day, and 2, 12 and 26 weeks after; each once, one letter a day, never late."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from watchhouse.checkup import actions, tasks
from watchhouse.checkup.models import Nudge, Promise
from watchhouse.checkup.tests.conftest import answer_all
from watchhouse.dispatch import actions as dispatch
from watchhouse.dispatch.models import Message
from watchhouse.foundation import clock
from watchhouse.foundation.models import Entry
from watchhouse.guidance import facts
from watchhouse.members.models import Business, Membership, MembershipRole
from watchhouse.people import actions as people
from watchhouse.people.models import Person

Settle = Callable[[], None]
LONDON = ZoneInfo("Europe/London")


def on(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


def promise(business: Business, made: str, due: str, measure: str = "help-card") -> Promise:
    with clock.at(on(made)):
        return actions.promise(business, measure=measure, due_on=date.fromisoformat(due))


def work(moment: str) -> None:
    """What the hourly job does at this moment."""
    with clock.at(on(moment)):
        last: int | None = 0
        while last is not None:
            last = actions.nudge_next(after=last)


def letters() -> list[Message]:
    return list(Message.objects.filter(about__startswith="nudge:").order_by("pk"))


def days() -> list[str]:
    return [each.about.rpartition(":")[2] for each in letters()]


@pytest.mark.usefixtures("alice")
def test_on_the_day_and_after_two_twelve_and_twenty_six_weeks(bakery: Business) -> None:
    promise(bakery, "2026-01-05 10:00", "2026-02-02")
    for day in range(230):
        work(f"{date(2026, 1, 5) + timedelta(days=day)} 09:00")
    assert days() == ["2026-01-19", "2026-02-02", "2026-03-30", "2026-07-06"]
    assert Entry.objects.filter(kind="checkup.Nudged").count() == 4


@pytest.mark.usefixtures("alice")
def test_neither_retries_nor_workers_nor_the_clock_double_it(bakery: Business) -> None:
    row = promise(bakery, "2026-01-05 10:00", "2026-01-12")
    for moment in ("12 09:00", "12 09:00", "12 11:00", "13 09:00", "11 09:00", "12 12:00"):
        work(f"2026-01-{moment}")
    assert days() == ["2026-01-12"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Nudge.objects.create(business=bakery, promise=row, slot="due", day=row.due_on)


@pytest.mark.usefixtures("alice")
def test_several_of_one_day_come_in_one_letter(bakery: Business) -> None:
    for measure in ("help-card", "updates-on", "backup-and-test"):
        promise(bakery, "2026-01-05 10:00", "2026-01-12", measure)
    work("2026-01-12 09:00")
    (letter,) = letters()
    assert letter.title == "The 3 steps you planned: are they done?"
    assert letter.text.count("/checkup/promises/a/") == 3
    assert Nudge.objects.count() == 3


@pytest.mark.usefixtures("alice")
def test_days_that_were_missed_are_caught_up_in_one_letter(bakery: Business) -> None:
    promise(bakery, "2026-01-05 10:00", "2026-01-12")
    promise(bakery, "2026-01-06 10:00", "2026-01-20", "updates-on")
    work("2026-08-01 09:00")
    work("2026-08-02 09:00")
    assert days() == ["2026-08-01"]
    assert Nudge.objects.count() == 8


@pytest.mark.usefixtures("alice")
@pytest.mark.parametrize("how", ["done", "put_aside", "let_go", "left"])
def test_none_after_it_is_over(how: str, bakery: Business) -> None:
    row = promise(bakery, "2026-01-05 10:00", "2026-01-12")
    if how == "let_go":
        actions.let_go(row)
    elif how == "left":
        Business.objects.update(left_at=clock.now())
    else:
        actions.mark(bakery, measure="help-card", becomes=how)
    work("2026-01-12 09:00")
    assert not letters()


@pytest.mark.usefixtures("alice")
def test_a_moved_promise_is_reminded_of_on_its_new_day(bakery: Business) -> None:
    row = promise(bakery, "2026-01-05 10:00", "2026-01-12")
    work("2026-01-12 09:00")
    with clock.at(on("2026-01-12 10:00")):
        actions.move(row, due_on=date(2026, 1, 15))
    for day in (12, 13, 14, 15, 16):
        work(f"2026-01-{day} 12:00")
    assert days() == ["2026-01-12", "2026-01-15"]


@pytest.mark.usefixtures("alice")
@pytest.mark.parametrize(
    ("made", "nudged"),
    [
        ("2026-03-15 23:30", "2026-03-29"),  # the clocks go forward that night
        ("2026-10-11 00:30", "2026-10-25"),  # the clocks go back that night
        ("2028-02-15 00:10", "2028-02-29"),
        ("2028-02-16 00:10", "2028-03-01"),
        ("2026-06-01 00:30", "2026-06-15"),  # still May in UTC
    ],
)
def test_days_are_the_regions_also_when_clocks_change(
    made: str, nudged: str, bakery: Business
) -> None:
    promise(bakery, made, f"{date.fromisoformat(made[:10]) + timedelta(days=300)}")
    day = date.fromisoformat(nudged)
    work(f"{day - timedelta(days=1)} 23:59")
    assert not letters()
    work(f"{day} 00:01")
    assert days() == [nudged]


@pytest.mark.usefixtures("alice")
def test_not_on_the_day_it_was_made(bakery: Business) -> None:
    promise(bakery, "2026-01-05 09:00", "2026-01-05")
    work("2026-01-05 10:00")
    assert not letters()
    work("2026-01-06 10:00")
    assert len(letters()) == 1


@pytest.mark.usefixtures("alice")
@pytest.mark.parametrize(("hour", "sent"), [(3, 0), (7, 0), (8, 1), (19, 1), (20, 0), (23, 0)])
def test_letters_leave_by_day(hour: int, sent: int, bakery: Business) -> None:
    promise(bakery, "2026-07-06 10:00", "2026-07-13")
    with clock.at(on(f"2026-07-13 {hour:02}:10")):
        tasks.nudge.call()
    assert len(letters()) == sent


def test_by_text_message_when_the_owner_chose_it(alice: Person, bakery: Business) -> None:
    alice.texts_to = "+447700900123"
    alice.save()
    people.remind_by(person=alice, channel="text")
    promise(bakery, "2026-01-05 10:00", "2026-01-12")
    work("2026-01-12 09:00")
    (text,) = letters()
    assert (text.channel, text.recipient) == ("text", "+447700900123")
    assert len(text.text) <= 160
    assert "/a/" not in text.text, "no link that opens anything"
    assert "numbers" not in text.text, "the step stands on no locked screen"


def test_each_owner_gets_it_and_the_helper_does_not(
    alice: Person, bob: Person, bakery: Business
) -> None:
    second = Person.objects.create_user("zoe@bakery.example")
    Membership.objects.create(business=bakery, person=second, role=MembershipRole.OWNER)
    promise(bakery, "2026-01-05 10:00", "2026-01-12")
    work("2026-01-12 09:00")
    assert {each.recipient for each in letters()} == {alice.email, second.email}


def test_who_stopped_them_gets_none_and_every_letter_says_how_to_stop(
    alice: Person, bakery: Business
) -> None:
    promise(bakery, "2026-01-05 10:00", "2026-01-12")
    work("2026-01-12 09:00")
    (first,) = letters()
    assert first.topic == "promises"
    assert "/dispatch/unsubscribe/" in first.text
    assert "/dispatch/unsubscribe/" in first.html
    dispatch.suppress(recipient=alice.email, topic="promises", reason="asked")
    work("2026-01-19 09:00")
    assert [each.state for each in letters()] == ["suppressed", "suppressed"]


@pytest.mark.usefixtures("alice")
def test_an_old_check_is_asked_about_once_at_twelve_and_twenty_six_weeks(bakery: Business) -> None:
    with clock.at(on("2026-01-05 10:00")):
        answer_all(actions.start(business=bakery), "tested")
    for day in range(80, 230):
        work(f"{date(2026, 1, 5) + timedelta(days=day)} 09:00")
    assert days() == ["2026-03-30", "2026-07-06"]
    assert "/checkup/recheck/" in letters()[0].text
    assert letters()[0].title == "Two minutes: are your answers still right?"


@pytest.mark.usefixtures("alice")
def test_where_nothing_could_have_changed_nobody_is_asked(bakery: Business) -> None:
    with clock.at(on("2026-01-05 10:00")):
        answer_all(actions.start(business=bakery))  # not sure of anything
    work("2026-03-31 09:00")
    assert not letters()


def test_the_worker_does_it_by_itself(alice: Person, bakery: Business, settle: Settle) -> None:
    promise(bakery, "2026-01-05 10:00", "2026-01-12")
    with clock.at(on("2026-01-12 09:05")):
        settle()
        settle()
    assert [each.state for each in letters()] == ["sent"]


def _firms(count: int) -> None:
    businesses = Business.objects.bulk_create(
        Business(name=f"Invented {number}") for number in range(count)
    )
    owners = Person.objects.bulk_create(
        Person(email=f"owner{each.pk}@firm.example", password="!") for each in businesses
    )
    Membership.objects.bulk_create(
        Membership(business=business, person=person, role=MembershipRole.OWNER)
        for business, person in zip(businesses, owners, strict=True)
    )
    Promise.objects.bulk_create(
        Promise(
            business=each, measure="help-card", place=1, due_on=date(2026, 1, 12),
            made_at=on("2026-01-05 10:00"),
        )
        for each in businesses
    )  # fmt: skip


def _asked(count: int) -> list[str]:
    Business.objects.all().delete()
    _firms(count)
    with clock.at(on("2026-01-12 09:00")), CaptureQueriesContext(connection) as asked:
        actions.nudge_next(after=0)
    return [query["sql"].split()[0] for query in asked.captured_queries]


@pytest.mark.django_db
def test_a_batch_asks_as_few_questions_for_many_as_for_one() -> None:
    """SQLite cuts an insert into pieces of 999 values: of those there are a few more."""
    facts.register()  # each process reads it now and then
    few, many = _asked(2), _asked(200)
    assert many.count("SELECT") == few.count("SELECT") <= 9
    assert len(many) <= len(few) + 8


@pytest.mark.django_db
def test_the_batch_leaves_the_rest_to_the_next() -> None:
    _firms(501)
    with clock.at(on("2026-01-12 09:00")):
        last = actions.nudge_next(after=0)
        assert len(letters()) == 500
        assert last is not None
        actions.nudge_next(after=last)
        assert actions.nudge_next(after=0) is None
    assert len(letters()) == 501


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_write_one_letter_to_each() -> None:
    _firms(40)

    def work_too(_: int) -> None:
        try:
            work("2026-01-12 09:00")
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as workers:
        list(workers.map(work_too, range(4)))
    assert len(letters()) == 40
    assert Nudge.objects.count() == 40
    assert Entry.objects.filter(kind="checkup.Nudged").count() == 40
