"""What happens in the room: feeds are pulled, advisories published, alerts sent and answered."""

from __future__ import annotations

from watchhouse.threats.actions.advisories import publish, put_aside, redraft, withdraw
from watchhouse.threats.actions.alerts import alert_next, answer, give_help
from watchhouse.threats.actions.pulling import Pulled, pull

__all__ = [
    "Pulled", "alert_next", "answer", "give_help", "publish", "pull", "put_aside", "redraft",
    "withdraw",
]  # fmt: skip
