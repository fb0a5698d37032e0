"""The people and firms of every room's tests, for journeys through several rooms."""

from __future__ import annotations

from watchhouse.conftest import (
    _demo_off,
    alice,
    bakery,
    bob,
    charlie,
    dana,
    erin,
    femi,
    florist,
    grace,
    olu,
    priya,
    settle,
    sign_in,
    staff,
)

__all__ = [
    "_demo_off", "alice", "bakery", "bob", "charlie", "dana", "erin", "femi", "florist", "grace",
    "olu", "priya", "settle", "sign_in", "staff",
]  # fmt: skip
