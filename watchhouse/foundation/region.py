"""Stands in until the region's reader lands."""

from __future__ import annotations


def current() -> None:
    """Nothing yet."""
    return
