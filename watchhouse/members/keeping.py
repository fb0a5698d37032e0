"""What this room keeps about a business; the journal's entries about it are told here as well."""

from __future__ import annotations

from django.db.models import Q

from watchhouse.foundation.keeping import Kept, Whose
from watchhouse.foundation.models import Entry
from watchhouse.members.models import (
    ApiToken,
    Business,
    Erasure,
    Export,
    Invitation,
    Membership,
    Silence,
    Use,
)

PSEUDONYM = "It holds numbers alone: the number is the pseudonym that stays."


def _entries(whose: Whose) -> Q:
    """What concerns the business, and what its people did for no business: not what they did at
    another firm, whose story that is.
    """
    return Q(business_id=whose.number) | Q(by_id__in=whose.people, business_id=None)


def _erasures(whose: Whose) -> Q:
    return Q(number=whose.number)


KEPT = [
    Kept(model=Business, business="pk"),
    Kept(model=Use, business="business"),
    Kept(model=Membership, business="business"),
    Kept(model=Invitation, business="business", without=["token_hash"]),
    Kept(model=ApiToken, business="business", without=["digest"]),
    Kept(model=Silence, business="business"),
    Kept(model=Export, business="business", not_handed_over="It is the file that is handed over."),
    Kept(model=Erasure, where=_erasures, stays=PSEUDONYM),
    Kept(model=Entry, where=_entries, stays=PSEUDONYM),
]
