"""Who reacts to what: the whole member's journey on one page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django_tasks.base import Task

from watchhouse.foundation.journal import Event
from watchhouse.foundation.tasks import Every
from watchhouse.threats import events as threats
from watchhouse.threats import tasks as threats_tasks

JOURNEY: Mapping[type[Event], Sequence[Task[Any, Any]]] = {
    threats.Published: [threats_tasks.alert_those_touched],
}

SCHEDULE: Mapping[str, Every] = {
    "threats.pull_feeds": Every(
        threats_tasks.pull_feeds, timedelta(days=1), offset=timedelta(hours=5)
    ),
}
