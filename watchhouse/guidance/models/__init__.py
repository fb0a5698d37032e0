"""The rows of the guidance: pages that the centre writes, and what members do with them."""

from watchhouse.guidance.models.fact_checks import Alarm, FactCheck, LinkCheck, Verdict
from watchhouse.guidance.models.opinions import Opinion
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
    "CHECKED", "Alarm", "Checked", "Event", "FactCheck", "GuidanceIndex", "Guide", "LinkCheck",
    "Opinion", "Reading", "Sheet", "Toolkit", "Verdict",
]  # fmt: skip
