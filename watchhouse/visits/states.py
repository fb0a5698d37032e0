"""The life of a visit."""

from __future__ import annotations

from watchhouse.foundation.states import Transitions

TRANSITIONS: Transitions = {
    "asked": ("proposed", "cancelled"),
    "proposed": ("proposed", "booked", "cancelled"),
    "booked": ("booked", "finished", "cancelled"),
    "finished": (),
    "cancelled": (),
}
