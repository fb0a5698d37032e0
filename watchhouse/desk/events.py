from __future__ import annotations

from dataclasses import dataclass

from watchhouse.foundation.journal import Event


@dataclass(frozen=True, kw_only=True)
class Looked(Event):
    """A member of staff (`by_id`) opened the page that shows all about a business."""
