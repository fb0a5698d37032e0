"""How the room reacts to what happens elsewhere."""

from __future__ import annotations

from django_tasks import task

from watchhouse.foundation import clock
from watchhouse.guidance import sending, subscribing, weekly
from watchhouse.guidance.keeping import KEPT
from watchhouse.guidance.models import TOPIC
from watchhouse.members import actions as members
from watchhouse.people.models import Person


@task()
def erase(*, business_id: int, **_: object) -> None:
    """Forget a business."""
    members.answer(business_id, room="guidance", kept=KEPT)


@task()
def little_steps_begin(*, by_id: int | None, purpose: str, **_: object) -> None:
    """Somebody agreed to something: if it is the little steps, they begin."""
    person = Person.objects.filter(pk=by_id or 0, is_active=True).first()
    if purpose == TOPIC and person:
        subscribing.begin(person)


@task()
def little_steps_end(*, by_id: int | None, purpose: str, **_: object) -> None:
    """Somebody took something back: if it is the little steps, they end, unless agreed to anew."""
    person = Person.objects.filter(pk=by_id or 0).first()
    if purpose == TOPIC and person:
        subscribing.end(person)


@task()
def send_little_steps(after: int = 0) -> None:
    """Each hour of the day: write to 500 readers, then leave the rest to the next task."""
    if not weekly.may_leave(clock.now()):
        return
    last = sending.send_next(after=after)
    if last is not None:
        send_little_steps.enqueue(after=last)


@task()
def tidy() -> None:
    """Each night: addresses that were kept for their time go (content/retention.toml)."""
    subscribing.tidy()
