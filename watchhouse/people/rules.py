"""What people may take back by themselves."""

from __future__ import annotations

from watchhouse.foundation.refusal import Refusal
from watchhouse.people.consents import texts


class LeaveInstead(Refusal):
    """Without this agreement there is no membership."""

    sentence = "You take this back by leaving. Your business's page says how."


def check_can_withdraw(purpose: str) -> None:
    """Raise the sentence shown where there is no button; `KeyError` for no known purpose."""
    if texts()[purpose].withdraw == "leave":
        raise LeaveInstead
