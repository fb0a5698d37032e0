"""The room's rows: checks and answers, steps, promises, domains."""

from __future__ import annotations

from watchhouse.checkup.models.checks import Answer, Check, CheckQuerySet
from watchhouse.checkup.models.domains import (
    Domain,
    DomainConsent,
    DomainQuerySet,
    DomainReport,
    DomainState,
)
from watchhouse.checkup.models.promises import Promise, PromiseQuerySet, PromiseState
from watchhouse.checkup.models.steps import Step, StepQuerySet, StepState

__all__ = [
    "Answer", "Check", "CheckQuerySet", "Domain", "DomainConsent", "DomainQuerySet",
    "DomainReport", "DomainState", "Promise", "PromiseQuerySet", "PromiseState",
    "Step", "StepQuerySet", "StepState",
]  # fmt: skip
