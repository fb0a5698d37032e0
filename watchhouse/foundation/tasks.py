"""The task queue's keeper: leases, retries with back-off, and the schedule.

django-tasks-db runs a task once and leaves it RUNNING for ever when its worker dies; this brings
it back. Reactions are therefore idempotent: a task may run twice, it is never lost.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from watchhouse.foundation import clock
from watchhouse.foundation.models import Attempt, Slot

if TYPE_CHECKING:
    from django_tasks.base import Task

LEASE = timedelta(minutes=5)
MOST = 5000  # rows taken away at once
BACK_OFF = [timedelta(seconds=s) for s in (5, 30, 120, 600, 3600)]


@dataclass(frozen=True)
class Every:
    """A job of the schedule: it is due at each multiple of `period` since midnight UTC, plus
    `offset`.
    """

    task: Task[Any, Any]
    period: timedelta
    offset: timedelta = timedelta()

    def slot(self, moment: datetime) -> datetime:
        """The latest moment at or before `moment` at which the job was due."""
        midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
        start = midnight - timedelta(days=1) + self.offset
        return start + (moment - start) // self.period * self.period


def run_ready(limit: int = 100) -> int:
    """Run up to `limit` tasks that are ready, one after the other; return how many ran."""
    ran = 0
    while ran < limit and (claimed := _claim()):
        row, attempt = claimed
        _runner().run_task(row)
        if row.status == TaskResultStatus.SUCCESSFUL:
            attempt.delete()
        else:
            attempt.due_at = clock.now() + BACK_OFF[min(attempt.tries, len(BACK_OFF)) - 1]
            attempt.save(update_fields=["due_at"])
        ran += 1
    return ran


@transaction.atomic
def mend() -> int:
    """Make ready again what a dead worker left running and what failed; return how many.

    A task that failed after its last try stays failed, for a person to see.
    """
    overdue = Attempt.objects.filter(due_at__lt=clock.now(), tries__lte=len(BACK_OFF))
    again = overdue.select_for_update(skip_locked=True).values_list("task_id", flat=True)
    return (
        DBTaskResult.objects.filter(pk__in=list(again))
        .exclude(status=TaskResultStatus.READY)
        .update(status=TaskResultStatus.READY, run_after=timezone.now())
    )


@transaction.atomic
def _claim() -> tuple[DBTaskResult[Any, Any], Attempt] | None:
    row = DBTaskResult.objects.ready().select_for_update(skip_locked=True).first()
    if row is None:
        return None
    row.claim("watchhouse")
    attempt, _ = Attempt.objects.update_or_create(
        task_id=row.pk,
        defaults={"tries": F("tries") + 1, "due_at": clock.now() + LEASE},
        create_defaults={"tries": 1, "due_at": clock.now() + LEASE},
    )
    attempt.refresh_from_db(fields=["tries"])
    return row, attempt


@functools.cache
def _runner() -> Worker:
    return Worker(
        queue_names=["*"], interval=0, batch=True, backend_name="default", startup_delay=False,
        max_tasks=None, worker_id="watchhouse", excluded_queue_names=[],
    )  # fmt: skip


@transaction.atomic
def forget(*, business_id: int, addresses: Iterable[str]) -> int:
    """Take away what ended tasks hold about a business or an address: arguments and tracebacks."""
    about = Q(args_kwargs__kwargs__business_id=business_id)
    for address in addresses:
        for field in ("args_kwargs", "traceback"):
            about |= Q(**{f"{field}__icontains": address})
    return _delete(DBTaskResult.objects.finished().filter(about))


@transaction.atomic
def tidy(*, days: int) -> int:
    """Take away what ended so many days ago; return how many were."""
    before = clock.now() - timedelta(days=days)
    return _delete(DBTaskResult.objects.finished().filter(finished_at__lt=before))


def _delete(rows: QuerySet[DBTaskResult[Any, Any]]) -> int:
    ids = list(rows.values_list("pk", flat=True)[:MOST])
    Attempt.objects.filter(task_id__in=ids).delete()
    return DBTaskResult.objects.filter(pk__in=ids).delete()[0]


def enqueue_due() -> int:
    """Enqueue each job of the schedule whose slot has come and is not taken; return how many."""
    schedule: Mapping[str, Every] = import_string(settings.SCHEDULE)
    count = 0
    for name, job in schedule.items():
        try:
            with transaction.atomic():
                Slot.objects.create(job=name, at=job.slot(clock.now()))
                job.task.enqueue()
        except IntegrityError:
            continue  # another worker, or an earlier round, took this slot
        count += 1
    return count
