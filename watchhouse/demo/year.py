"""Play the demo's year: everybody's story goes into one diary, and the diary is played."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F

from watchhouse.checkup import actions as checkup
from watchhouse.demo import domains, staff
from watchhouse.demo.diary import Diary
from watchhouse.demo.emergencies import Emergencies
from watchhouse.demo.firms import BAKERY, Firm, invent
from watchhouse.demo.membership import Story
from watchhouse.demo.warnings import Warnings
from watchhouse.dispatch.models import Message, State
from watchhouse.foundation import clock, region, sealing, tasks
from watchhouse.members.models import Business
from watchhouse.people.models import Person

DAYS = 364


@dataclass(frozen=True)
class Played:
    """How much was invented."""

    businesses: int
    acts: int


class AlreadyLivedIn(Exception):
    """There are businesses: the demo is only put into an empty centre."""


@transaction.atomic
def play(count: int, *, seed: int) -> Played:
    """Invent `count` firms and play their year up to now; the same seed plays the same year."""
    if Business.objects.exists():
        raise AlreadyLivedIn
    chance = random.Random(seed)  # noqa: S311 (invented, not secret)
    diary = Diary(now=clock.now(), chance=chance)
    people = staff.hire()
    made_of = region.load_demo(settings.REGION_DIR)
    firms = invent(count - 1, chance=chance, made_of=made_of)
    emergencies = Emergencies(people["duty"], diary, chance)
    warnings = Warnings(people["analyst"], diary, chance)
    for firm in firms:
        _live(firm, people, diary, emergencies, chance, seed)
    _live_in_the_bakery(people, diary, seed)
    if firms:
        diary.at(diary.now, lambda: emergencies.call(firms[0], None, left_open=True))
    for weeks_ago in range(DAYS // 7, -1, -1):
        diary.at(diary.now - timedelta(weeks=weeks_ago), remind)
    acts = diary.play()
    warnings.forget_the_list()
    _send_what_was_written()
    tasks.run_ready(limit=10 * count)
    while sealing.seal():
        pass
    return Played(Business.objects.count(), acts)


def remind() -> None:
    """The reminders of the week at once: day by day they would take half of the year's playing."""
    last: int | None = 0
    while last is not None:
        last = checkup.nudge_next(after=last)


def _live(
    firm: Firm,
    people: dict[str, Person],
    diary: Diary,
    emergencies: Emergencies,
    chance: random.Random,
    seed: int,
) -> None:
    owner = Person.objects.create_user(firm.email, name=firm.owner, phone=firm.phone)
    story = Story(firm, owner, people["adviser"], diary, str(seed))
    joined = DAYS * chance.random() ** 1.3
    diary.on(joined, story.join)
    if chance.random() < 0.12:
        days_ago = chance.uniform(0.2, DAYS)
        member = days_ago < joined - 1
        diary.on(days_ago, lambda: emergencies.call(firm, story.business if member else None))


def _live_in_the_bakery(people: dict[str, Person], diary: Diary, seed: int) -> None:
    """Alice's bakery has a plan, an alert and a visit to come, so that there is much to look at."""
    story = Story(BAKERY, people["owner"], people["adviser"], diary, str(seed))
    story.happens_always = True
    diary.on(16, story.join)
    diary.on(3, story.ask_for_visit)

    def let_bob_in() -> None:
        staff.let_help(story.business, people["helper"])

    def add_a_domain() -> None:
        domains.live(story.business, people["owner"], diary)

    diary.on(15, let_bob_in)
    diary.at(diary.now - timedelta(days=14), add_a_domain)


def _send_what_was_written() -> None:
    """The year's letters left when they were written: in the demo they went nowhere."""
    waiting = Message.objects.filter(state=State.WAITING)
    waiting.update(state=State.SENT, sent_at=F("created_at"))
