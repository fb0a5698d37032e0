"""Alice's and Charlie's firms as twins, with one row of everything."""

from __future__ import annotations

from tests.security.conftest import _unlimited, browser, crew, hers, his

__all__ = ["_unlimited", "browser", "crew", "hers", "his"]
