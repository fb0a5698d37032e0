"""Who reacts to what: the whole member's journey on one page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django_tasks.base import Task

from watchhouse.checkup import tasks as checkup
from watchhouse.foundation.journal import Event
from watchhouse.foundation.tasks import Every
from watchhouse.members import events as members
from watchhouse.programme import tasks as programme
from watchhouse.threats import events as advisories
from watchhouse.threats import tasks as threats
from watchhouse.urgent import events as cases
from watchhouse.urgent import tasks as urgent

JOURNEY: Mapping[type[Event], Sequence[Task[Any, Any]]] = {
    members.Joined: [checkup.keep_check],
    advisories.Published: [threats.alert_those_touched],
    cases.Opened: [urgent.page_duty],
}

SCHEDULE: Mapping[str, Every] = {
    "checkup.look_at_domains": Every(checkup.look_at_domains, timedelta(minutes=5)),
    "checkup.compare": Every(checkup.compare, timedelta(hours=1)),
    "checkup.replan_members": Every(checkup.replan_members, timedelta(hours=1)),
    "threats.pull_feeds": Every(threats.pull_feeds, timedelta(days=1), offset=timedelta(hours=5)),
    "checkup.nudge": Every(checkup.nudge, timedelta(hours=1)),
    "checkup.sweep_evidence": Every(
        checkup.sweep_evidence, timedelta(days=1), offset=timedelta(hours=3)
    ),
    "programme.publish_figures": Every(programme.publish_figures, timedelta(hours=1)),
}
