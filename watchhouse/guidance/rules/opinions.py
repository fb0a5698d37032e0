"""When a reader's words can be dealt with; the sentence is the page's."""

from __future__ import annotations

from watchhouse.foundation.refusal import Refusal
from watchhouse.guidance.models import Opinion


class DealtWith(Refusal):
    sentence = "Somebody dealt with these words already."


def check_can_answer(words: Opinion) -> None:
    """Words are dealt with once; raise `DealtWith`."""
    if words.answered_at is not None:
        raise DealtWith
