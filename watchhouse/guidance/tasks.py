"""How the room reacts to what happens elsewhere."""

from __future__ import annotations

from django_tasks import task

from watchhouse.guidance.keeping import KEPT
from watchhouse.members import actions as members


@task()
def erase(*, business_id: int, **_: object) -> None:
    """Forget a business."""
    members.answer(business_id, room="guidance", kept=KEPT)
