"""Who is on duty: the rota's first line, else everybody who may work on cases."""

from __future__ import annotations

from datetime import datetime

from watchhouse.people.models import Person
from watchhouse.urgent.models import Duty


def on_duty(moment: datetime) -> list[Person]:
    """Whom to page at this moment: never nobody while there is an officer at all."""
    turns = [duty.person for duty in Duty.objects.at(moment).filter(line=1)]
    return turns or list(Person.objects.with_right("urgent.work").order_by("name", "pk"))


def on_the_desk(person: Person, now: datetime) -> dict[str, object]:
    """What the desk's pages say in their header: who is on duty, who is second, what time it is.

    `on_duty` is filled when the first line is empty: those who are paged instead.
    """
    turns = list(Duty.objects.at(now))
    first = [turn for turn in turns if turn.line == 1]
    return {
        "turns": first, "second": [turn for turn in turns if turn.line > 1],
        "on_duty": [] if first else on_duty(now), "now": now,
        "may_work": person.can("urgent.work"), "sees_members": person.can("members.read"),
    }  # fmt: skip
