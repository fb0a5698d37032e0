"""What happens to a case: it is opened, claimed, called about, written about, closed."""

from __future__ import annotations

from watchhouse.urgent.actions.finding import find_by_pin
from watchhouse.urgent.actions.moving import card
from watchhouse.urgent.actions.opening import Told, open_case
from watchhouse.urgent.actions.working import (
    Ending,
    claim,
    close,
    log_call,
    put_on_duty,
    write_note,
)

__all__ = [
    "Ending", "Told", "card", "claim", "close", "find_by_pin", "log_call", "open_case",
    "put_on_duty", "write_note",
]  # fmt: skip
