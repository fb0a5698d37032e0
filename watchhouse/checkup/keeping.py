"""What this room keeps about a business."""

from __future__ import annotations

from watchhouse.checkup.models import (
    Answer,
    Check,
    Confirmation,
    Domain,
    DomainConsent,
    DomainReport,
    Evidence,
    Nudge,
    PlanShare,
    Promise,
    ReadinessAnswer,
    Recheck,
    Result,
    Step,
)
from watchhouse.foundation.keeping import Kept

KEPT = [
    Kept(model=Check, business="business"),
    Kept(model=Answer, business="check_made__business"),
    Kept(model=ReadinessAnswer, business="business"),
    Kept(model=Result, business="check_made__business"),
    Kept(model=PlanShare, business="business", without=["token_hash"]),
    Kept(model=Step, business="business"),
    Kept(model=Promise, business="business"),
    Kept(model=Nudge, business="business"),
    Kept(model=Evidence, business="business"),
    Kept(model=Confirmation, business="business"),
    Kept(model=Recheck, business="business"),
    Kept(model=Domain, business="business"),
    Kept(model=DomainConsent, business="domain__business"),
    Kept(model=DomainReport, business="domain__business"),
]
