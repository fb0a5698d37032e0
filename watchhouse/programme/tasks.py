from __future__ import annotations

from django_tasks import task

from watchhouse.foundation import clock
from watchhouse.programme import actions


@task()
def publish_figures() -> None:
    """Each hour: write down the public figures of the week that has ended, if nobody has."""
    actions.publish(as_at=clock.now())
