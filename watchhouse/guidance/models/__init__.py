"""The rows of the guidance: pages that the centre writes, and what members do with them."""

from watchhouse.guidance.models.films import Film
from watchhouse.guidance.models.readings import Reading
from watchhouse.guidance.models.sheets import (
    CHECKED,
    Checked,
    Event,
    GuidanceIndex,
    Guide,
    Sheet,
    Toolkit,
)

__all__ = [
    "CHECKED", "Checked", "Event", "Film", "GuidanceIndex", "Guide", "Reading", "Sheet", "Toolkit",
]  # fmt: skip
