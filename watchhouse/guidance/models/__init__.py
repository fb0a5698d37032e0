"""The rows of the guidance: pages that the centre writes, and what members do with them."""

from watchhouse.guidance.models.guides import Guide, Toolkit
from watchhouse.guidance.models.happenings import Event, News
from watchhouse.guidance.models.media import Paper, Picture, PictureRendition
from watchhouse.guidance.models.readings import Reading
from watchhouse.guidance.models.sheets import CHECKED, Checked, GuidanceIndex, Sheet

__all__ = [
    "CHECKED", "Checked", "Event", "GuidanceIndex", "Guide", "News", "Paper", "Picture",
    "PictureRendition", "Reading", "Sheet", "Toolkit",
]  # fmt: skip
