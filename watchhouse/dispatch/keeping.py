"""What this room keeps: the letters about a business, and to its people."""

from __future__ import annotations

from django.db.models import Q

from watchhouse.dispatch.models import Message, Suppression
from watchhouse.foundation.keeping import Kept, Whose


def _letters(whose: Whose) -> Q:
    return Q(business_id=whose.number) | Q(recipient__in=whose.addresses)


def _wishes(whose: Whose) -> Q:
    return Q(recipient__in=whose.addresses)


KEPT = [
    Kept(model=Message, where=_letters, without=["html"]),
    Kept(model=Suppression, where=_wishes),
]
