"""A centre in the middle of a week: something of everything stands on its pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from tests.journeys.tales import WINRAR
from watchhouse.checkup import actions as checkup
from watchhouse.checkup import scoring
from watchhouse.foundation import clock
from watchhouse.members.models import Business, Use
from watchhouse.people.models import Person
from watchhouse.preparing import LOADERS
from watchhouse.threats import actions as threats
from watchhouse.threats import emails, matching
from watchhouse.threats.models import Advisory, Alert
from watchhouse.urgent import actions as urgent
from watchhouse.urgent.models import Case
from watchhouse.visits import actions as visits
from watchhouse.visits.models import Visit


@dataclass(frozen=True)
class Week:
    """The rows whose pages are looked at."""

    advisory: Advisory
    alert: Alert
    link: str
    cases: tuple[Case, Case]
    visits: tuple[Visit, Visit]


@pytest.fixture(autouse=True)
def _first_visit() -> None:
    """Nobody has tried anything too often yet."""
    cache.clear()


@pytest.fixture
def week(
    bakery: Business, alice: Person, bob: Person, florist: Business, charlie: Person, dana: Person,
    erin: Person, femi: Person, settle: Callable[[], None],
) -> Week:  # fmt: skip
    for load in LOADERS.values():
        load()
    _check(bakery, alice)
    _check(florist, charlie)
    advisory = _warning(bakery, erin)
    settle()
    alert = Alert.objects.get(business=bakery)
    return Week(
        advisory=advisory, alert=alert, link=emails.link(alert.pk, alice.pk), cases=_cases(dana),
        visits=(_visit(bakery, alice, femi, booked=True), _visit(florist, charlie, femi)),
    )  # fmt: skip


def _check(business: Business, by: Person) -> None:
    check = checkup.start(business=business, by=by)
    while question := scoring.next_question(check):
        checkup.answer(check, question=question.slug, option=question.option[-1].slug, by=by)
    checkup.complete(check, by=by)
    lines = scoring.sheet_of(check).first_three
    checkup.mark(business, measure=lines[1].step.measure, becomes="help", by=by)
    due = clock.today() + timedelta(days=7)
    checkup.promise(business, measure=lines[0].step.measure, due_on=due, by=by)


def _warning(business: Business, by: Person) -> Advisory:
    Use.objects.create(business=business, product=WINRAR.uses)
    Use.objects.create(business=business, product="sharepoint-server")
    threats.pull(str(WINRAR.june))
    threats.pull(str(WINRAR.august))
    advisory = Advisory.objects.get(external_id=WINRAR.cve)
    words = {**matching.words(advisory, [WINRAR.uses]), "tlp": "clear"}
    hows = {WINRAR.uses: matching.how(WINRAR.uses)}
    return threats.publish(threats.redraft(advisory, words=words, hows=hows, by=by), by=by)


def _cases(officer: Person) -> tuple[Case, Case]:
    told = urgent.Told(name="Mrs Demir", phone="020 7946 0123", story="We paid a false mill.")
    waiting = urgent.open_case(kind="payment-diverted", told=told, token="1")
    taken = urgent.open_case(kind="ransomware", told=told, token="2")
    urgent.claim(taken, by=officer)
    urgent.log_call(taken, text="Rang her. She pulled the cable.", by=officer)
    return waiting, taken


def _visit(business: Business, by: Person, adviser: Person, *, booked: bool = False) -> Visit:
    visit = visits.ask(business, topic="check", suits=["mornings"], note="Ring twice.", by=by)
    days = [clock.today() + timedelta(days=number) for number in (2, 3)]
    times = [timezone.make_aware(datetime.combine(day, time(9 + 3 * booked))) for day in days]
    visit = visits.propose(visit, times=times, by=adviser)
    return visits.book(visit, slot=visit.slots.earliest("starts"), by=by) if booked else visit
