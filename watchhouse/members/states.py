"""The life of an erasure."""

from __future__ import annotations

from watchhouse.foundation.states import Transitions

ERASURE: Transitions = {
    "asked": ("taken_back", "begun"),
    "taken_back": (),
    "begun": ("erased",),
    "erased": (),
}
