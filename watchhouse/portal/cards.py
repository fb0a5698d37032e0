"""What stands on the member's home: one function a card, each asks the room it belongs to.

A card that has nothing to say returns nothing and is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from watchhouse.checkup import promised, scoring
from watchhouse.checkup.models import Check
from watchhouse.dispatch.models import Suppression
from watchhouse.members.models import Business
from watchhouse.people.models import Person
from watchhouse.threats.models import Alert
from watchhouse.urgent.models import Case
from watchhouse.visits.models import Visit


@dataclass(frozen=True)
class NextStep:
    """What to do next. Without a check: make one. Without a line: everything is in place."""

    check: Check | None
    line: scoring.Line | None
    done: int
    total: int


@dataclass(frozen=True)
class Gap:
    """Something about the business that would make our advice fit better, and where to say it."""

    sentence: str
    href: str


def next_step(business: Business) -> NextStep:
    """The first line of the plan, also of one to which only the centre has added."""
    check = Check.objects.plan_of(business)
    sheet = scoring.sheet_of(check) if check else scoring.sheet_for(business)
    lines = [line for line in sheet.lines if check or line.because]
    return NextStep(check, lines[0] if lines else None, sheet.in_place, sheet.total)


def kept_up(business: Business) -> promised.Keeping:
    """Promises, the first due first; what is done and may be shown; whether to look again."""
    return promised.of(business)


def alerts(business: Business) -> Sequence[Alert]:
    """Warnings that touch this business and wait for its answer, the newest first."""
    return list(Alert.objects.for_business(business).open()[:3])


def cases(business: Business) -> Sequence[Case]:
    """Requests for urgent help that are under way. For the owner alone."""
    return list(Case.objects.for_business(business).open()[:3])


def visits(business: Business) -> Sequence[Visit]:
    """Visits that were asked for or are to come."""
    return list(Visit.objects.for_business(business).open()[:3])


def gaps(business: Business) -> Sequence[Gap]:
    """What the profile does not say yet."""
    found = []
    if not (business.trade and business.size_band and business.postcode):
        sentence = "Tell us your trade, your size and your postcode. Then our advice fits you."
        found.append(Gap(sentence, "/members/profile/about/"))
    if not business.uses.exists():
        sentence = "Tick what you use. Then we warn you of what touches you, and of nothing else."
        found.append(Gap(sentence, "/members/profile/products/"))
    return found


def mail_comes_back(person: Person) -> bool:
    """Whether letters to this person come back, so that warnings would not arrive."""
    return Suppression.objects.filter(recipient=person.email.lower(), topic="").exists()
