"""The people of every room's tests, and a browser, for what goes through several rooms."""

from __future__ import annotations

from tests.chromium import address, browser, fits, page, plain_page
from watchhouse.conftest import (
    _demo_off,
    _no_page_kept,
    _published,
    alice,
    bakery,
    bob,
    charlie,
    dana,
    erin,
    femi,
    florist,
    grace,
    loaded,
    olu,
    priya,
    settle,
    sign_in,
    staff,
)

__all__ = [
    "_demo_off", "_no_page_kept", "_published", "address", "alice", "bakery", "bob", "browser",
    "charlie", "dana", "erin", "femi", "fits", "florist", "grace", "loaded", "olu", "page",
    "plain_page", "priya", "settle", "sign_in", "staff",
]  # fmt: skip
