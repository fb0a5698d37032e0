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
# A domain: the owner has to agree, then to show that it is theirs; only then it is looked at.
DOMAIN_TRANSITIONS: Transitions = {
    "named": ("waiting",),
    "waiting": ("proven", "stopped"),
    "proven": ("lost", "stopped"),
    "lost": ("proven", "stopped"),
    "stopped": ("waiting",),
}
MOST_PROMISES = 3
MOST_DOMAINS = 5
