"""The room's rows: checks and answers, results, steps, promises, shared plans."""

from __future__ import annotations

from watchhouse.checkup.models.checks import Answer, Check, CheckQuerySet
from watchhouse.checkup.models.comparing import Comparison, ComparisonQuerySet
from watchhouse.checkup.models.promises import Promise, PromiseQuerySet, PromiseState
from watchhouse.checkup.models.readiness import ReadinessAnswer, ReadinessAnswerQuerySet
from watchhouse.checkup.models.results import Cause, Result, ResultQuerySet
from watchhouse.checkup.models.sharing import PlanShare, PlanShareQuerySet
from watchhouse.checkup.models.steps import Step, StepQuerySet, StepState

__all__ = [
    "Answer", "Cause", "Check", "CheckQuerySet", "Comparison", "ComparisonQuerySet", "PlanShare",
    "PlanShareQuerySet", "Promise", "PromiseQuerySet", "PromiseState", "ReadinessAnswer",
    "ReadinessAnswerQuerySet", "Result", "ResultQuerySet", "Step", "StepQuerySet", "StepState",
]  # fmt: skip
