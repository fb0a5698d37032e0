"""Who is on duty, from when until when."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from watchhouse.foundation import clock, journal
from watchhouse.people.models import Person
from watchhouse.urgent import rules
from watchhouse.urgent.events import DutyEnded, PutOnDuty
from watchhouse.urgent.models import Duty


@transaction.atomic
def put_on_duty(
    person: Person, *, starts: datetime, ends: datetime, line: int = 1, by: Person | None = None
) -> Duty:
    """Put somebody on the rota; their turn with the same start is changed."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    rules.check_turn(person, starts=starts, ends=ends)
    duty, _ = Duty.objects.update_or_create(
        person=person, starts=starts, defaults={"ends": ends, "line": line}
    )
    told = PutOnDuty(
        person_id=person.pk, starts=starts.isoformat(), ends=ends.isoformat(), line=line,
        by_id=by.pk if by else None,
    )  # fmt: skip
    journal.tell(told)
    return duty


@transaction.atomic
def end_duty(duty: Duty, *, by: Person) -> None:
    """End a turn now; one that has not begun goes off the rota."""
    duty = Duty.objects.select_for_update(of=("self",)).get(pk=duty.pk)
    rules.check_can_end(duty)
    if duty.starts >= (now := clock.now()):
        duty.delete()
    else:
        duty.ends = now
        duty.save(update_fields=["ends"])
    journal.tell(DutyEnded(person_id=duty.person_id, by_id=by.pk))
