"""The lives of a step and of a promise."""

from __future__ import annotations

from watchhouse.foundation.states import Transitions

STEP_TRANSITIONS: Transitions = {
    "open": ("done", "put_aside", "help"),
    "help": ("done", "put_aside", "open"),
    "done": ("open",),
    "put_aside": ("open", "done", "help"),
}
PROMISE_TRANSITIONS: Transitions = {
    "open": ("kept", "let_go"),
    "kept": (),
    "let_go": (),
}
MOST_PROMISES = 3
