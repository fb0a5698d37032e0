"""The task queue's keeper: nothing is lost when a worker dies, and nothing runs for ever."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta

import pytest
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from watchhouse.foundation import clock, tasks
from watchhouse.foundation.models import Attempt, Slot

calls: list[str] = []


@task()
def note(word: str) -> None:
    """Keep the word."""
    calls.append(word)


@task()
def fail() -> None:
    """Never manage."""
    raise ValueError("not today")


@pytest.fixture(autouse=True)
def _clean(db: None, caplog: pytest.LogCaptureFixture) -> None:
    calls.clear()
    caplog.set_level(logging.CRITICAL, logger="django_tasks")


def test_ready_tasks_run_once() -> None:
    note.enqueue("one")
    assert (tasks.run_ready(), tasks.run_ready()) == (1, 0)
    assert calls == ["one"]
    assert not Attempt.objects.exists()


def test_what_a_dead_worker_left_is_run_again() -> None:
    note.enqueue("again")
    claimed = tasks._claim()
    assert claimed is not None
    assert tasks.mend() == 0, "its lease still runs"
    with clock.at(clock.now() + tasks.LEASE + timedelta(seconds=1)):
        assert tasks.mend() == 1
    tasks.run_ready()
    assert calls == ["again"]


def test_a_failure_is_tried_again_later_and_not_for_ever() -> None:
    fail.enqueue()
    moment = clock.now()
    for tries in range(1, len(tasks.BACK_OFF) + 2):
        with clock.at(moment):
            assert tasks.run_ready() == 1
            assert Attempt.objects.get().tries == tries
            assert tasks.mend() == 0, "not before its back-off has passed"
        moment += tasks.BACK_OFF[-1] + timedelta(seconds=1)
        with clock.at(moment):
            tasks.mend()
    assert DBTaskResult.objects.get().status == TaskResultStatus.FAILED


@pytest.mark.parametrize(
    ("moment", "slot"),
    [
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), datetime(2026, 3, 29, 0, 30, tzinfo=UTC)),
        (datetime(2026, 3, 29, 0, 10, tzinfo=UTC), datetime(2026, 3, 28, 0, 30, tzinfo=UTC)),
        (datetime(2024, 2, 29, 23, 59, tzinfo=UTC), datetime(2024, 2, 29, 0, 30, tzinfo=UTC)),
    ],
)
def test_a_daily_job_is_due_at_its_moment(moment: datetime, slot: datetime) -> None:
    job = tasks.Every(note, timedelta(days=1), offset=timedelta(minutes=30))
    assert job.slot(moment) == slot


def test_a_slot_is_taken_once(monkeypatch: pytest.MonkeyPatch) -> None:
    schedule = {"count": tasks.Every(note, timedelta(hours=1))}
    monkeypatch.setattr(tasks, "import_string", lambda _: schedule)
    assert (tasks.enqueue_due(), tasks.enqueue_due()) == (1, 0)
    with clock.at(clock.now() + timedelta(hours=1)):
        assert tasks.enqueue_due() == 1
    assert Slot.objects.count() == 2
