from __future__ import annotations

import logging

from django.conf import settings
from django_tasks import task

from watchhouse.members import actions as members
from watchhouse.threats import actions
from watchhouse.threats.feeds.problem import FeedProblem
from watchhouse.threats.keeping import KEPT

log = logging.getLogger(__name__)


@task()
def alert_those_touched(advisory_id: int, after: int = 0, **_: object) -> None:
    """Tell a thousand members, then leave the rest to the next task: urgent letters get between."""
    last = actions.alert_next(advisory_id, after=after)
    if last is not None:
        alert_those_touched.enqueue(advisory_id=advisory_id, after=last)


@task()
def pull_feeds() -> None:
    """Pull what is due each day. A failure is noted for the desk; tomorrow is another day."""
    if settings.DEMO or not settings.KEV_URL:
        return
    try:
        actions.pull(settings.KEV_URL)
    except FeedProblem as problem:
        log.warning("%s", problem.sentence)


@task()
def erase(*, business_id: int, **_: object) -> None:
    """Forget a business."""
    members.answer(business_id, room="threats", kept=KEPT)
