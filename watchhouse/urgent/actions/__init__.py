"""What happens to a case: it is opened, claimed, called about, written about, closed;
and who is on duty.
"""

from __future__ import annotations

from watchhouse.urgent.actions.erasing import erase, erase_closed, tidy
from watchhouse.urgent.actions.finding import find_by_pin
from watchhouse.urgent.actions.moving import card
from watchhouse.urgent.actions.opening import Told, open_case
from watchhouse.urgent.actions.rota import end_duty, put_on_duty
from watchhouse.urgent.actions.working import (
    Ending,
    claim,
    close,
    log_call,
    write_note,
)

__all__ = [
    "Ending", "Told", "card", "claim", "close", "end_duty", "erase", "erase_closed", "find_by_pin",
    "log_call", "open_case", "put_on_duty", "tidy", "write_note",
]  # fmt: skip
