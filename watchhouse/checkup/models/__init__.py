"""The room's rows: checks and answers, results, steps, promises, domains."""

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
from watchhouse.checkup.models.promises import Promise, PromiseQuerySet, PromiseState
from watchhouse.checkup.models.results import Cause, Result, ResultQuerySet
from watchhouse.checkup.models.steps import Step, StepQuerySet, StepState

__all__ = [
    "Answer", "Cause", "Check", "CheckQuerySet", "Comparison", "ComparisonQuerySet", "Domain",
    "DomainConsent", "DomainQuerySet", "DomainReport", "DomainState", "Promise",
    "PromiseQuerySet", "PromiseState", "Result", "ResultQuerySet", "Step", "StepQuerySet",
    "StepState",
]  # fmt: skip
