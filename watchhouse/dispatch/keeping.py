"""What this room keeps: the letters about a business, and to its people."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q

from watchhouse.dispatch.models import Message, Suppression
from watchhouse.foundation.keeping import Kept, Whose


def _letters(whose: Whose) -> Q:
    return Q(business_id=whose.number) | _wishes(whose)


def _wishes(whose: Whose) -> Q:
    return Q(recipient__in=_addresses(whose))


def _addresses(whose: Whose) -> set[str]:
    """As the outbox writes them."""
    return {address.strip().lower() for address in whose.addresses}


def _hidden(letter: Message, whose: Whose) -> Sequence[str]:
    """Of a letter to somebody else the file says that it was sent; of one with a code, to whom."""
    if letter.recipient not in _addresses(whose):
        return [*WORDS, "recipient", "message_id", "problem"]
    return WORDS if letter.secret else []


WORDS = ["title", "text"]

KEPT = [
    Kept(model=Message, where=_letters, without=["html"], hidden=_hidden),
    Kept(model=Suppression, where=_wishes),
]
