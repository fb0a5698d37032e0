"""The lives of a step, a promise, a confirmation and a re-check."""

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
CONFIRMATION_TRANSITIONS: Transitions = {
    "standing": ("lapsed",),
    "lapsed": (),
}
RECHECK_TRANSITIONS: Transitions = {
    "asking": ("finished", "dropped"),
    "finished": (),
    "dropped": (),
}
MOST_PROMISES = 3
