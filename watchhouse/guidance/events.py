from __future__ import annotations

from dataclasses import dataclass

from watchhouse.foundation.journal import Event


@dataclass(frozen=True, kw_only=True)
class Read(Event):
    """A member opened a guide: told at most once a day for each business and guide."""

    guide_id: int
