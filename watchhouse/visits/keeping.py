"""What this room keeps about a business."""

from __future__ import annotations

from watchhouse.foundation.keeping import Kept
from watchhouse.visits.models import Slot, Visit

KEPT = [
    Kept(model=Visit, business="business"),
    Kept(model=Slot, business="visit__business"),
]
