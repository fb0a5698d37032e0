"""What this room keeps about a business, and about people who asked without signing in."""

from __future__ import annotations

from django.db.models import Q

from watchhouse.foundation.keeping import Kept, Whose
from watchhouse.urgent.models import Case, Duty, Note, NoteKind


def cases(whose: Whose, case: str = "") -> Q:
    """The business's own cases; of those that belong to no business, those sent with an address
    that was proven: a phone number or a name might be somebody else's, too. `case` leads to them
    ("case__").
    """
    nobodys = Q(**{f"{case}business": None, f"{case}email__in": whose.addresses})
    return Q(**{f"{case}business": whose.number}) | nobodys


def _notes(whose: Whose) -> Q:
    return cases(whose, "case__")


# An open case holds its own rows: somebody waits for our call.
HELD = Q(erase_when_closed=True)

# What officers wrote while they worked is not handed over: it tells of others, too.
FROM_THEM = Q(by=None, kind=NoteKind.NOTE)

KEPT = [
    Kept(model=Case, where=cases, held=HELD, without=["token_digest", "pin_digest"]),
    Kept(model=Note, where=_notes, held=Q(case__erase_when_closed=True), told=FROM_THEM),
    Kept(model=Duty, centres="A turn of the centre's own staff."),
]  # fmt: skip
