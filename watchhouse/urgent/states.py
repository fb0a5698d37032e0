"""The life of a case."""

from __future__ import annotations

from watchhouse.foundation.states import Transitions

TRANSITIONS: Transitions = {
    "open": ("claimed", "folded"),
    "claimed": ("called", "closed"),
    "called": ("closed",),
    "closed": (),
    "folded": ("closed",),  # when the case it was folded into is forgotten
}
