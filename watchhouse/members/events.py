from __future__ import annotations

from dataclasses import dataclass

from watchhouse.foundation.journal import Event


@dataclass(frozen=True, kw_only=True)
class Joined(Event):
    """A business became a member. `check_id` is the check it made before joining, if any."""

    check_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class ProfileChanged(Event):
    """A business said more about itself, or what it uses changed."""
