"""The lives of an advisory and of an alert, and what must be true before members are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchhouse.foundation import states
from watchhouse.foundation.refusal import Refusal
from watchhouse.foundation.states import Transitions

if TYPE_CHECKING:
    from watchhouse.threats.models import Advisory

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
SURE_ENOUGH = 0.5  # below this the analyst decides (engines/matching/README.md)
MOST_WORDS = 400


class CantPublish(Refusal):
    """The advisory is not ready for members."""


def words_in(advisory: Advisory, hows: list[str]) -> int:
    """How many words the public report has."""
    texts = (advisory.title, advisory.what_happened, advisory.affects, advisory.action, *hows)
    return sum(len(text.split()) for text in texts)


def check_can_publish(advisory: Advisory) -> None:
    """Raise `CantPublish` with the sentence the analyst reads."""
    if advisory.state == "published":
        raise CantPublish("This warning is already published.")
    states.check(ADVISORY, was=advisory.state, becomes="published")
    if not (advisory.title and advisory.what_happened and advisory.action):
        raise CantPublish("Write the title, what happened and the one action first.")
    kept = [each.how for each in advisory.products.all() if each.kept]
    if not kept:
        raise CantPublish("Tick at least one product: nobody would be told.")
    if (count := words_in(advisory, kept)) > MOST_WORDS:
        raise CantPublish(f"Shorten it: it has {count} words, and {MOST_WORDS} is the most.")
