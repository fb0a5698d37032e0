"""Who reacts to what: the whole member's journey on one page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django_tasks.base import Task

from watchhouse.checkup import tasks as checkup
from watchhouse.foundation.journal import Event
from watchhouse.foundation.tasks import Every
from watchhouse.members import events as members

JOURNEY: Mapping[type[Event], Sequence[Task[Any, Any]]] = {
    members.Joined: [checkup.keep_check],
}

SCHEDULE: Mapping[str, Every] = {}
