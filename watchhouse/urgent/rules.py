"""The sentences that say what can't be done with a case, or with the rota, now."""

from __future__ import annotations

from datetime import datetime, timedelta

from watchhouse.foundation import clock
from watchhouse.foundation.refusal import Refusal
from watchhouse.people.models import Person
from watchhouse.urgent.models import Case, Duty

FOLD_WITHIN = timedelta(hours=1)
WRONG_PINS = 10
WRONG_WITHIN = timedelta(hours=1)
LONGEST_TURN = timedelta(days=8)


class CaseTaken(Refusal):
    sentence = "Somebody else has this case."


class NobodyHasIt(Refusal):
    sentence = "Take the case first, so that two people don't ring."


class CaseClosed(Refusal):
    sentence = "This case is closed."


class SaidNothing(Refusal):
    sentence = "Write what you want to add."


def check_can_claim(case: Case) -> None:
    """Raise unless nobody has the case yet."""
    if case.state == "folded":
        raise CaseClosed("This was sent twice. Go to the first one.")
    if case.owner_id is not None:
        raise CaseTaken(f"{case.owner} has this case.")


def check_can_call(case: Case) -> None:
    """Raise unless somebody has the case and it is not closed."""
    if case.state in {"closed", "folded"}:
        raise CaseClosed
    if case.owner_id is None:
        raise NobodyHasIt


def check_can_close(case: Case) -> None:
    """Raise unless somebody has the case and it is not closed yet."""
    check_can_call(case)


class TurnBackwards(Refusal):
    sentence = "The turn has to end after it begins."


class TurnOver(Refusal):
    sentence = "This turn is over."


class TurnTooLong(Refusal):
    sentence = "A turn is eight days at most. Put what follows in as a turn of its own."


class OnDutyAlready(Refusal):
    sentence = "This person is on duty then already. End that turn first."


def check_turn(person: Person, *, starts: datetime, ends: datetime) -> None:
    """Raise unless it is a turn to come, a week at most, that overlaps no other of theirs."""
    if ends <= starts:
        raise TurnBackwards
    if ends <= clock.now():
        raise TurnOver("This time has passed. Choose one that ends later.")
    if ends - starts > LONGEST_TURN:
        raise TurnTooLong
    others = Duty.objects.filter(person=person).exclude(starts=starts)
    if others.filter(starts__lt=ends, ends__gt=starts).exists():
        raise OnDutyAlready(f"{person} is on duty then already. End that turn first.")


def check_can_end(duty: Duty) -> None:
    """Raise when the turn has ended by itself."""
    if duty.ends <= clock.now():
        raise TurnOver
