"""What this room keeps about a business, and about people who asked without signing in."""

from __future__ import annotations

from django.db.models import Q

from watchhouse.foundation.keeping import Kept, Whose
from watchhouse.urgent.models import Case, Duty, Note


def _cases(whose: Whose) -> Q:
    """By an address that was proven: a phone number or a name might be somebody else's, too."""
    return Q(email__in=whose.addresses)


def _notes(whose: Whose) -> Q:
    return Q(case__email__in=whose.addresses)


# An open case holds its own rows: somebody waits for our call.
HELD = Q(erase_when_closed=True)

KEPT = [
    Kept(model=Case, business="business", where=_cases, held=HELD,
         without=["token_digest", "pin_digest"]),
    Kept(model=Note, business="case__business", where=_notes, held=Q(case__erase_when_closed=True)),
    Kept(model=Duty, centres="A turn of the centre's own staff."),
]  # fmt: skip
