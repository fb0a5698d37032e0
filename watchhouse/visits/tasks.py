"""How the room reacts to what happens elsewhere."""

from __future__ import annotations

from django_tasks import task

from watchhouse.members import actions as members
from watchhouse.visits.keeping import KEPT


@task()
def erase(*, business_id: int, **_: object) -> None:
    """Forget a business."""
    members.answer(business_id, room="visits", kept=KEPT)
