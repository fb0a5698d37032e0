"""What all actions on a case share: its row, locked; its state; the card it is worked on."""

from __future__ import annotations

from watchhouse.foundation import states
from watchhouse.urgent.models import Case, State


def card(case: Case) -> Case:
    """The case that is worked on: the first one, where this one was sent twice."""
    return case.same_as or case


def locked(case: Case) -> Case:
    """The row as it is now, ours until the transaction ends."""
    return Case.objects.select_for_update(of=("self",)).select_related("owner").get(pk=case.pk)


def move(case: Case, state: State) -> None:
    """Put a case into a state its table allows; the caller saves. Raises WrongState."""
    states.check(case.transitions, was=case.state, becomes=state)
    case.state = state
