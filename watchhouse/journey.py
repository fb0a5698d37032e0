"""Who reacts to what: the whole member's journey on one page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django_tasks.base import Task

from watchhouse.checkup import tasks as checkup
from watchhouse.foundation.journal import Event
from watchhouse.foundation.tasks import Every
from watchhouse.members import events as members
from watchhouse.urgent import events as urgent
from watchhouse.urgent import tasks as urgent_tasks

JOURNEY: Mapping[type[Event], Sequence[Task[Any, Any]]] = {
    members.Joined: [checkup.keep_check],
    urgent.Opened: [urgent_tasks.page_duty],
}

SCHEDULE: Mapping[str, Every] = {}
