"""The room's rows: checks, answers, results, steps, promises, what confirms them, reminders."""

from __future__ import annotations

from watchhouse.checkup.models.checks import Answer, Check, CheckQuerySet
from watchhouse.checkup.models.comparing import Comparison, ComparisonQuerySet
from watchhouse.checkup.models.domains import (
    Domain,
    DomainConsent,
    DomainQuerySet,
    DomainReport,
    DomainState,
)
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
from watchhouse.checkup.models.readiness import ReadinessAnswer, ReadinessAnswerQuerySet
from watchhouse.checkup.models.rechecks import Recheck, RecheckQuerySet, RecheckState
from watchhouse.checkup.models.results import Cause, Result, ResultQuerySet
from watchhouse.checkup.models.sharing import PlanShare, PlanShareQuerySet
from watchhouse.checkup.models.steps import Step, StepQuerySet, StepState

__all__ = [
    "DUE", "Answer", "Cause", "Check", "CheckQuerySet", "Comparison", "ComparisonQuerySet",
    "Confirmation", "ConfirmationQuerySet", "ConfirmationState", "Domain", "DomainConsent",
    "DomainQuerySet", "DomainReport", "DomainState", "Evidence", "EvidenceQuerySet", "How", "Nudge",
    "NudgeQuerySet", "PlanShare", "PlanShareQuerySet", "Promise", "PromiseQuerySet", "PromiseState",
    "ReadinessAnswer", "ReadinessAnswerQuerySet", "Recheck", "RecheckQuerySet", "RecheckState",
    "Result", "ResultQuerySet", "Step", "StepQuerySet", "StepState", "weeks_after",
]  # fmt: skip
