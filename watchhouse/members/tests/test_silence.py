"""The silent are asked once, reminded once, closed; who does anything in between stays."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from watchhouse.dispatch.models import Message
from watchhouse.foundation import clock
from watchhouse.foundation.models import Entry
from watchhouse.members import actions, links, tasks
from watchhouse.members.models import Business, Membership, Silence
from watchhouse.members.silences import Silences, silences
from watchhouse.people.models import Person

Browser = Callable[[Person], Client]
JOINED = date(2025, 4, 27)  # 18 months later the clocks have just gone back


def on(day: str, hour: int = 9) -> AbstractContextManager[None]:
    return clock.at(datetime.fromisoformat(f"{day}T{hour:02}:00:00+00:00"))


@pytest.fixture(autouse=True)
def _silent(bakery: Business, alice: Person) -> None:
    Business.objects.update(last_active_on=JOINED)


def _day() -> list[str]:
    """One day's work, twice over; the subjects of the letters it wrote."""
    before = set(Message.objects.values_list("pk", flat=True))
    for _ in range(2):
        tasks.ask_whether_there.func()
    return list(Message.objects.exclude(pk__in=before).values_list("title", flat=True))


def test_the_whole_way(bakery: Business, alice: Person) -> None:
    with on("2026-10-27"):
        assert _day() == []
    with on("2026-10-28"):
        assert _day() == ["Is Invented Bakery still in business?"]
    for day in ("2026-10-28", "2026-11-24"):
        with on(day, 23):
            assert _day() == []
    with on("2026-11-25"):
        assert _day() == ["A reminder: is Invented Bakery still in business?"]
    with on("2026-12-22"):
        assert _day() == []
        assert Business.objects.active().exists()
    with on("2026-12-23"):
        assert _day() == []
    bakery.refresh_from_db()
    assert bakery.left_at is not None
    assert not Silence.objects.exists()
    kinds = list(Entry.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["members.AskedWhetherThere", "members.Left"]
    with on("2027-12-22"):
        assert actions.begin_for_those_who_left() == 0
    with on("2027-12-24"):
        assert actions.begin_for_those_who_left() == 1
        assert actions.begin_for_those_who_left() == 0


def test_a_worker_that_slept_reminds_before_it_closes() -> None:
    """After a month without a worker nobody is closed without the four weeks of a reminder."""
    with on("2026-10-28"):
        _day()
    with on("2027-03-01"):
        assert _day() == ["A reminder: is Invented Bakery still in business?"]
    with on("2027-03-28"):  # the clocks go forward
        assert Business.objects.active().exists()
        _day()
        assert Business.objects.active().exists()
    with on("2027-03-29"):
        _day()
        assert not Business.objects.active().exists()


def test_on_a_leap_day() -> None:
    Business.objects.update(last_active_on=date(2026, 8, 29))
    with on("2028-02-29"):
        assert _day() == []  # 18 months ago is still 29 August
    with on("2028-03-01"):
        assert len(_day()) == 1


@pytest.mark.parametrize("before", [True, False])
def test_who_did_anything_stays(before: bool, bakery: Business, alice: Person) -> None:
    """An answer that only the journal knows of, before the question or after it."""
    with on("2026-10-28"):
        if before:
            Entry.objects.create(kind="threats.AlertAnswered", business_id=bakery.pk,
                                 by_id=alice.pk)  # fmt: skip
        assert bool(_day()) is not before
    if not before:
        with on("2026-11-10"):
            Entry.objects.create(kind="checkup.PromiseKept", business_id=bakery.pk, by_id=alice.pk)
    with on("2026-12-30"):
        assert _day() == []
        assert Business.objects.active().exists()
        assert not Silence.objects.exists()


def test_what_we_did_does_not_count(bakery: Business, dana: Person) -> None:
    with on("2026-10-28"):
        Entry.objects.create(kind="desk.Looked", business_id=bakery.pk, by_id=dana.pk)
        Entry.objects.create(kind="threats.Alerted", business_id=bakery.pk)
        assert len(_day()) == 1


def test_asking_for_urgent_help_counts(bakery: Business) -> None:
    with on("2026-10-01"):
        Entry.objects.create(kind="urgent.Opened", business_id=bakery.pk)
    with on("2026-10-28"):
        assert _day() == []


def test_one_tap_keeps_it_and_looking_does_not(bakery: Business, alice: Person) -> None:
    with on("2026-10-28"):
        _day()
        link = re.search(r"/members/stay/[^/]+/", Message.objects.get().text)
        assert link
        assert "still in business?" in Client().get(link[0]).content.decode()
        assert Client().head(link[0]).status_code == 200
        assert Silence.objects.exists()
        page = Client().post(link[0]).content.decode()
        assert "stays a member" in page
        assert Client().post(link[0]).status_code == 200
    assert not Silence.objects.exists()
    bakery.refresh_from_db()
    assert str(bakery.last_active_on) == "2026-10-28"
    entry = Entry.objects.get(kind="members.Stayed")
    assert (entry.business_id, entry.by_id) == (bakery.pk, alice.pk)


def test_a_link_to_what_is_closed_says_so(bakery: Business, alice: Person) -> None:
    with on("2026-10-28"):
        _day()
    found = re.search(r"/members/stay/[^/]+/", Message.objects.get().text)
    assert found
    actions.leave(bakery, by=alice)
    answer = Client().post(found[0])
    assert answer.status_code == 410
    assert "You can join again" in answer.content.decode()
    assert Client().get("/members/stay/nonsense/").status_code == 404
    assert Client().put(found[0]).status_code == 405


def test_a_link_ends_when_the_business_would_be_closed(
    bakery: Business, alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    address = f"/members/stay/{links.stay(bakery.pk, alice.pk).split('/')[-2]}/"
    for days, status in ((55, 200), (57, 410)):
        monkeypatch.setattr("django.core.signing.time.time", lambda d=days: now + d * 24 * 3600)
        answer = Client().get(address)
        assert answer.status_code == status
    assert "This link is too old" in answer.content.decode()


def test_a_link_of_somebody_who_is_shut_out_keeps_nothing(bakery: Business, alice: Person) -> None:
    link = f"/members/stay/{links.stay(bakery.pk, alice.pk).split('/')[-2]}/"
    alice.is_active = False
    alice.save()
    assert Client().post(link).status_code == 410


def test_somebody_who_looks_is_there_at_one_write_a_day(
    bakery: Business, alice: Person, sign_in: Browser
) -> None:
    client = sign_in(alice)
    with on("2026-10-20"):
        with CaptureQueriesContext(connection) as first:
            client.get("/members/profile/")
        with CaptureQueriesContext(connection) as second:
            client.get("/members/profile/")
    writes = [q["sql"] for q in first if "last_active_on" in q["sql"] and "UPDATE" in q["sql"]]
    assert len(writes) == 1
    assert not [q["sql"] for q in second if q["sql"].startswith(("UPDATE", "DELETE", "INSERT"))]
    bakery.refresh_from_db()
    assert str(bakery.last_active_on) == "2026-10-20"


def test_the_questions_do_not_grow_with_the_batch(
    alice: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    made = Business.objects.bulk_create(
        Business(name=f"Invented {n}", last_active_on=JOINED) for n in range(150)
    )
    owners = Person.objects.bulk_create(
        Person(email=f"o{n}@firm.example", password="!") for n in range(150)
    )
    Membership.objects.bulk_create(
        Membership(business=b, person=p, role="owner") for b, p in zip(made, owners, strict=True)
    )
    for day, most in (("2026-10-28", 30), ("2026-11-25", 30), ("2026-12-23", 30)):
        with on(day), django_assert_max_num_queries(most):
            actions.close_the_silent()
            actions.remind_the_silent()
            actions.ask_the_silent()
    assert not Business.objects.active().exists()
    assert Message.objects.count() == 2 * 151


def test_the_task_comes_back_for_the_rest(
    monkeypatch: pytest.MonkeyPatch, settle: Callable[[], None]
) -> None:
    monkeypatch.setattr("watchhouse.members.actions.silence.BATCH", 3)
    Business.objects.bulk_create(
        Business(name=f"Invented {n}", last_active_on=JOINED) for n in range(10)
    )
    with on("2026-10-28"):
        tasks.ask_whether_there.func()
        assert Silence.objects.count() == 3
        settle()
        assert Silence.objects.count() == 11


def test_the_file_is_whole() -> None:
    assert silences().active_since(date(2026, 11, 23)) == date(2025, 5, 23)
    with pytest.raises(ValueError, match="less than"):
        Silences(18, 8, 8, ())
    assert silences().close_on(date(2026, 10, 28)) - date(2026, 10, 28) == timedelta(weeks=8)
