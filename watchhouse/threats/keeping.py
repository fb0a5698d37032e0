"""What this room keeps about a business."""

from __future__ import annotations

from watchhouse.foundation.keeping import Kept
from watchhouse.threats.models import Advisory, Alert

KEPT = [
    Kept(model=Alert, business="business"),
    Kept(model=Advisory, centres="A warning to everybody; its `published_by` is the analyst."),
]
