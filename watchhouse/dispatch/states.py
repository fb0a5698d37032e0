"""The life of a message."""

from __future__ import annotations

from watchhouse.foundation.states import Transitions

TRANSITIONS: Transitions = {
    "waiting": ("leased", "suppressed"),
    "leased": ("sent", "waiting", "failed", "leased"),
    "sent": (),
    "suppressed": (),
    "failed": ("waiting",),
}
