"""The rows of the guidance: pages that the centre writes, and what members do with them."""

from watchhouse.guidance.models.doings import Doing, SettledMeasure
from watchhouse.guidance.models.fact_checks import Alarm, FactCheck, LinkCheck, Verdict
from watchhouse.guidance.models.films import Film
from watchhouse.guidance.models.guides import Guide, Toolkit
from watchhouse.guidance.models.happenings import Event, News
from watchhouse.guidance.models.little_steps import (
    STANDING,
    TOPIC,
    Said,
    StepLetter,
    Subscription,
    SubscriptionState,
)
from watchhouse.guidance.models.media import Paper, Picture, PictureRendition
from watchhouse.guidance.models.opinions import Opinion
from watchhouse.guidance.models.readings import Reading
from watchhouse.guidance.models.sheets import CHECKED, Checked, GuidanceIndex, Sheet

__all__ = [
    "CHECKED", "STANDING", "TOPIC", "Alarm", "Checked", "Doing", "Event", "FactCheck", "Film",
    "GuidanceIndex", "Guide", "LinkCheck", "News", "Opinion", "Paper", "Picture",
    "PictureRendition", "Reading", "Said", "SettledMeasure", "Sheet", "StepLetter", "Subscription",
    "SubscriptionState", "Toolkit", "Verdict",
]  # fmt: skip
