"""Who is on duty: the rota's first line, else everybody who may work on cases."""

from __future__ import annotations

from datetime import datetime

from watchhouse.people.models import Person
from watchhouse.urgent.models import Duty


def on_duty(moment: datetime) -> list[Person]:
    """Whom to page at this moment: never nobody while there is an officer at all."""
    turns = [duty.person for duty in Duty.objects.at(moment).filter(line=1)]
    return turns or list(Person.objects.with_right("urgent.work").order_by("name", "pk"))
