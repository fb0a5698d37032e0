"""The life of a subscription to the little steps."""

from __future__ import annotations

from watchhouse.foundation.states import Transitions

# asked: nobody answered for long, and we asked whether to stop.
LITTLE_STEPS: Transitions = {
    "waiting": ("on",),
    "on": ("asked", "stopped", "finished"),
    "asked": ("on", "stopped", "silent"),
    "silent": ("on", "stopped"),
    "stopped": (),
    "finished": (),
}
