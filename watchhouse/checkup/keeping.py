"""What this room keeps about a business."""

from __future__ import annotations

from watchhouse.checkup.models import Answer, Check, Promise, Step
from watchhouse.foundation.keeping import Kept

KEPT = [
    Kept(model=Check, business="business"),
    Kept(model=Answer, business="check_made__business"),
    Kept(model=Step, business="business"),
    Kept(model=Promise, business="business"),
]
