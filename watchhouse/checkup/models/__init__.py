"""The room's rows: checks and answers, steps, promises, what confirms them, and reminders."""

from __future__ import annotations

from watchhouse.checkup.models.checks import Answer, Check, CheckQuerySet
from watchhouse.checkup.models.evidence import (
    Confirmation,
    ConfirmationQuerySet,
    ConfirmationState,
    Evidence,
    EvidenceQuerySet,
    How,
)
from watchhouse.checkup.models.nudges import DUE, Nudge, NudgeQuerySet, weeks_after
from watchhouse.checkup.models.promises import Promise, PromiseQuerySet, PromiseState
from watchhouse.checkup.models.rechecks import Recheck, RecheckQuerySet, RecheckState
from watchhouse.checkup.models.steps import Step, StepQuerySet, StepState

__all__ = [
    "DUE", "Answer", "Check", "CheckQuerySet", "Confirmation", "ConfirmationQuerySet",
    "ConfirmationState", "Evidence", "EvidenceQuerySet", "How", "Nudge", "NudgeQuerySet",
    "Promise", "PromiseQuerySet", "PromiseState", "Recheck", "RecheckQuerySet", "RecheckState",
    "Step", "StepQuerySet", "StepState", "weeks_after",
]  # fmt: skip
