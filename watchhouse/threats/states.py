"""The lives of an advisory and of an alert."""

from __future__ import annotations

from watchhouse.foundation.states import Transitions

# `history` was in the feed before we first read it: nobody is told, unless an analyst takes it up.
ADVISORY: Transitions = {
    "new": ("draft", "put_aside"),
    "history": ("draft",),
    "draft": ("draft", "published", "put_aside"),
    "put_aside": ("draft",),
    "published": ("withdrawn",),
    "withdrawn": (),
}
ALERT: Transitions = {
    "open": ("done", "not_ours", "help"),
    "help": ("done", "not_ours", "helped"),
    "helped": ("done", "not_ours", "help"),
    "done": ("not_ours", "help"),
    "not_ours": ("done", "help"),
}
