"""How the room reacts to what happens elsewhere."""

from __future__ import annotations

from datetime import timedelta

from django_tasks import task

from watchhouse.checkup import actions
from watchhouse.checkup.keeping import KEPT
from watchhouse.checkup.models import Check
from watchhouse.foundation import clock, retention
from watchhouse.members import actions as members
from watchhouse.members.models import Business

MOST = 5000  # rows taken away at once


@task()
def keep_check(
    *, business_id: int, check_id: int | None = None, by_id: int | None = None, **_: object
) -> None:
    """Somebody joined: the check they made before is their business's from now on."""
    check = Check.objects.anonymous().filter(pk=check_id or 0).first()
    business = Business.objects.filter(pk=business_id).first()
    if check and business:
        actions.attach(check, business=business)


@task()
def erase(*, business_id: int, **_: object) -> None:
    """Forget a business."""
    members.answer(business_id, room="checkup", kept=KEPT)


@task()
def tidy() -> None:
    """Each night: checks that nobody joined with go when their time is over."""
    before = clock.now() - timedelta(days=retention.days("checks"))
    over = Check.objects.anonymous().filter(started_at__lt=before)
    Check.objects.filter(pk__in=list(over.values_list("pk", flat=True)[:MOST])).delete()
