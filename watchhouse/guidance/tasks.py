"""How the room reacts to what happens elsewhere, and what it does each day."""

from __future__ import annotations

from django.conf import settings
from django_tasks import task

from watchhouse.foundation import clock, retention
from watchhouse.guidance import checking, opinions, sending, subscribing, weekly
from watchhouse.guidance.films import child
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
def check_links() -> None:
    """Each day: try every link of the register. The demo, and who set CHECK_LINKS=0, tries none."""
    if not settings.CHECK_LINKS:
        return
    from watchhouse.foundation.reaching.network import internet  # loads DNS and HTTP: 0.2 s
    from watchhouse.guidance import rounds

    rounds.look(internet())


@task()
def sound_alarms() -> None:
    """Each morning: tell staff which facts came due and which links stopped answering."""
    checking.sound_alarms()


@task()
def tidy() -> None:
    """Each night: what was kept for its time goes (content/retention.toml)."""
    subscribing.tidy()
    opinions.tidy(days=retention.days("opinions"))


@task()
def build_films() -> None:
    """Start a process that builds one film, when one is wanted and none is being built."""
    if settings.FILMS:
        child.start()
