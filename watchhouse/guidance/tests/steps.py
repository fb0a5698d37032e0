"""What the tests of the little steps share: readers, and the hours that pass."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from watchhouse.dispatch.models import Message
from watchhouse.foundation import clock
from watchhouse.guidance import subscribing, tasks
from watchhouse.guidance.models import Said, StepLetter, Subscription
from watchhouse.guidance.series import LittleStep, series
from watchhouse.people import actions as people
from watchhouse.people.models import Person

LONDON = ZoneInfo("Europe/London")
TUESDAY = "2026-06-02 10:00"
ADDRESS = "sam@stranger.example"


def on(text: str, *, weeks: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON) + timedelta(weeks=weeks)


def member(person: Person, at: str = TUESDAY) -> Subscription:
    """Somebody with an account switched them on."""
    with clock.at(on(at)):
        people.want_little_steps(person=person, wanted=True)
        subscribing.begin(person)
    return Subscription.objects.standing().get(person=person)


def stranger(at: str = TUESDAY, address: str = ADDRESS) -> Subscription:
    """Somebody without an account asked for them, and confirmed."""
    with clock.at(on(at)):
        subscribing.ask(email=address)
        subscribing.confirm(Subscription.objects.get(email=address))
    return Subscription.objects.get(email=address)


def work(weeks: int = 0, at: str = TUESDAY) -> None:
    """What the hourly job does so many weeks after the first Tuesday."""
    with clock.at(on(at, weeks=weeks)):
        tasks.send_little_steps.call()


def letters() -> list[Message]:
    return list(Message.objects.filter(about__startswith="little-step:").order_by("pk"))


def sent() -> list[str]:
    """What each letter was about: `agree-the-rule:1`, `stop:2026-06-30`, `last`."""
    return [each.about.split(":", 2)[2] for each in letters()]


def everything(subscription: Subscription, *, but: int = 0) -> None:
    """They did all of the series, but for the last so many that are for them."""
    steps: list[LittleStep] = [s for s in series().step if s.is_for(trade="", uses=())]
    for step in steps[: len(steps) - but]:
        StepLetter.objects.create(
            subscription=subscription, step=step.slug, times=1, says=Said.DONE
        )
