"""How the room reacts to what happens elsewhere."""

from __future__ import annotations

from django.conf import settings
from django_tasks import task

from watchhouse.guidance.films import child
from watchhouse.guidance.keeping import KEPT
from watchhouse.members import actions as members


@task()
def erase(*, business_id: int, **_: object) -> None:
    """Forget a business."""
    members.answer(business_id, room="guidance", kept=KEPT)


@task()
def build_films() -> None:
    """Start a process that builds one film, when one is wanted and none is being built."""
    if settings.FILMS:
        child.start()
