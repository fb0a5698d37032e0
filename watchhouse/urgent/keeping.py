"""What this room keeps about a business, and about people who asked without signing in."""

from __future__ import annotations

from django.db.models import Q

from watchhouse.foundation.keeping import Kept, Whose
from watchhouse.urgent.models import Case, Duty, Note, NoteKind


def _cases(whose: Whose) -> Q:
    """Of those that belong to no business, by an address that was proven: a phone number or a
    name might be somebody else's, too.
    """
    return Q(business=None, email__in=whose.addresses)


def _notes(whose: Whose) -> Q:
    return Q(case__business=None, case__email__in=whose.addresses)


# An open case holds its own rows: somebody waits for our call.
HELD = Q(erase_when_closed=True)

# What officers wrote while they worked is not handed over: it tells of others, too.
FROM_THEM = Q(by=None, kind=NoteKind.NOTE)

CASES = Kept(
    model=Case, business="business", where=_cases, held=HELD,
    without=["token_digest", "pin_digest"],
)  # fmt: skip
NOTES = Kept(
    model=Note, business="case__business", where=_notes, held=Q(case__erase_when_closed=True),
    told=FROM_THEM,
)  # fmt: skip
KEPT = [
    CASES,
    NOTES,
    Kept(model=Duty, centres="A turn of the centre's own staff."),
]
