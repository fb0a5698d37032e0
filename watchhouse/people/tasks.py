"""What the house forgets by itself below the members: sessions, letters, ended tasks."""

from __future__ import annotations

from django.contrib.sessions.models import Session
from django_tasks import task

from watchhouse.dispatch import actions as dispatch
from watchhouse.foundation import clock, retention, tasks
from watchhouse.people.models import MobileProof


@task()
def tidy() -> None:
    """Each night: what was kept for its time goes (content/retention.toml)."""
    Session.objects.filter(expire_date__lt=clock.now()).delete()
    MobileProof.objects.filter(asked_on__lt=clock.today()).delete()
    dispatch.tidy(days=retention.days("letters"))
    tasks.tidy(days=retention.days("tasks"))
