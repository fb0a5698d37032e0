"""What a check came to, under the bank of that day."""

from __future__ import annotations

from django.db import models
from django.db.models import Max, OuterRef, Q, Subquery

from watchhouse.checkup.models.checks import Check
from watchhouse.foundation import clock


class Cause(models.TextChoices):
    """Why there is a new result: the firm completed its check or told us more, or we changed."""

    FIRM = "firm", "what the business told us"
    BANK = "bank", "our change"


class ResultQuerySet(models.QuerySet["Result"]):
    def standing(self) -> ResultQuerySet:
        """The latest result of each member's plan: of the check it completed last."""
        completed = Check.objects.filter(completed_at__isnull=False)
        latest_check = completed.filter(business=OuterRef("check_made__business")).order_by(
            "-completed_at", "-pk"
        )
        of_members = self.filter(
            check_made__business__left_at=None,
            check_made=Subquery(latest_check.values("pk")[:1]),
        )
        latest = of_members.order_by().values("check_made").annotate(last=Max("pk"))
        return self.select_related("check_made").filter(pk__in=latest.values("last"))


class Result(models.Model):
    """A plan as it stood: kept when a check is completed, and whenever it comes to another one.

    `plan` holds the ordered steps (kind, measure, standing), what was in place and put aside, the
    expected loss a year (low, high) and `firm`: what the engine was told. So the same answers can
    be planned under a later bank. `bank` as cause is our change, never the firm's.
    """

    check_made = models.ForeignKey(Check, on_delete=models.CASCADE, related_name="results")
    bank_version = models.CharField(max_length=20)
    cause = models.CharField(max_length=4, choices=Cause.choices, default=Cause.FIRM)
    made_at = models.DateTimeField(default=clock.now)
    plan = models.JSONField()

    objects = ResultQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["check_made", "bank_version"],
                condition=Q(cause="bank"),
                name="result_once_a_bank",
            )
        ]

    def __str__(self) -> str:
        return f"{self.check_made} under {self.bank_version}"
