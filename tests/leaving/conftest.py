"""Alice's and Charlie's firms as twins, with one row of everything."""

from __future__ import annotations

from tests.security.conftest import _own_files, _unlimited, browser, crew, hers, his

__all__ = ["_own_files", "_unlimited", "browser", "crew", "hers", "his"]
