"""Who reacts to what, what is due when, and what is kept about whom: each on one page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django_tasks.base import Task

from watchhouse.checkup import keeping as of_checkup
from watchhouse.checkup import tasks as checkup
from watchhouse.dispatch import keeping as of_dispatch
from watchhouse.foundation.journal import Event
from watchhouse.foundation.keeping import Kept
from watchhouse.foundation.tasks import Every
from watchhouse.guidance import events as guides
from watchhouse.guidance import keeping as of_guidance
from watchhouse.guidance import tasks as guidance
from watchhouse.members import events as members
from watchhouse.members import keeping as of_members
from watchhouse.members import tasks as member_tasks
from watchhouse.people import events as people
from watchhouse.people import keeping as of_people
from watchhouse.people import tasks as people_tasks
from watchhouse.programme import tasks as programme
from watchhouse.threats import events as advisories
from watchhouse.threats import keeping as of_threats
from watchhouse.threats import tasks as threats
from watchhouse.urgent import events as cases
from watchhouse.urgent import keeping as of_urgent
from watchhouse.urgent import tasks as urgent
from watchhouse.visits import keeping as of_visits
from watchhouse.visits import tasks as visits

JOURNEY: Mapping[type[Event], Sequence[Task[Any, Any]]] = {
    people.ConsentGiven: [guidance.little_steps_begin],
    people.ConsentWithdrawn: [member_tasks.stop_helping, guidance.little_steps_end],
    members.Joined: [checkup.keep_check],
    members.ExportAsked: [member_tasks.make_export],
    members.Erased: [
        guidance.erase,
        checkup.erase,
        threats.erase,
        urgent.erase,
        visits.erase,
    ],
    guides.Done: [checkup.done_by_guide],
    guides.Undone: [checkup.undone_by_guide],
    guides.LittleStepDone: [checkup.done_by_guide],
    advisories.Published: [threats.alert_those_touched],
    cases.Opened: [urgent.page_duty],
    cases.Closed: [urgent.erase_closed],
}

SCHEDULE: Mapping[str, Every] = {
    "checkup.look_at_domains": Every(checkup.look_at_domains, timedelta(minutes=5)),
    "checkup.compare": Every(checkup.compare, timedelta(hours=1)),
    "checkup.replan_members": Every(checkup.replan_members, timedelta(hours=1)),
    "guidance.check_links": Every(
        guidance.check_links, timedelta(days=1), offset=timedelta(hours=4)
    ),
    "guidance.sound_alarms": Every(
        guidance.sound_alarms, timedelta(days=1), offset=timedelta(hours=7)
    ),
    "guidance.tidy": Every(guidance.tidy, timedelta(days=1), offset=timedelta(hours=3)),
    "threats.pull_feeds": Every(threats.pull_feeds, timedelta(days=1), offset=timedelta(hours=5)),
    "checkup.nudge": Every(checkup.nudge, timedelta(hours=1)),
    "guidance.send_little_steps": Every(guidance.send_little_steps, timedelta(hours=1)),
    "checkup.sweep_evidence": Every(
        checkup.sweep_evidence, timedelta(days=1), offset=timedelta(hours=3)
    ),
    "guidance.build_films": Every(guidance.build_films, timedelta(minutes=3)),
    "members.ask_whether_there": Every(
        member_tasks.ask_whether_there, timedelta(days=1), offset=timedelta(hours=9)
    ),
    "members.erase_due": Every(
        member_tasks.erase_due, timedelta(days=1), offset=timedelta(hours=2)
    ),
    "people.tidy": Every(people_tasks.tidy, timedelta(days=1), offset=timedelta(hours=3)),
    "checkup.tidy": Every(checkup.tidy, timedelta(days=1), offset=timedelta(hours=3)),
    "urgent.tidy": Every(urgent.tidy, timedelta(days=1), offset=timedelta(hours=3)),
    "programme.publish_figures": Every(programme.publish_figures, timedelta(hours=1)),
}

KEPT: Sequence[Kept] = [
    *of_members.KEPT, *of_people.KEPT, *of_dispatch.KEPT, *of_guidance.KEPT, *of_checkup.KEPT,
    *of_threats.KEPT, *of_urgent.KEPT, *of_visits.KEPT,
]  # fmt: skip
