"""What must be true before members are told."""

from __future__ import annotations

from watchhouse.foundation import states
from watchhouse.foundation.refusal import Refusal
from watchhouse.threats.models import Advisory
from watchhouse.threats.states import ADVISORY

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
