"""The sentences that say what can't be done with a case now."""

from __future__ import annotations

from datetime import timedelta

from watchhouse.foundation.refusal import Refusal
from watchhouse.urgent.models import Case

FOLD_WITHIN = timedelta(hours=1)
WRONG_PINS = 10
WRONG_WITHIN = timedelta(hours=1)


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
