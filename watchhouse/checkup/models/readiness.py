"""What was answered to the questions that Cyber Essentials needs beside the check's."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from watchhouse.checkup.models.checks import Check
from watchhouse.foundation import clock
from watchhouse.members.models import Business


class ReadinessAnswerQuerySet(models.QuerySet["ReadinessAnswer"]):
    def of(self, owner: Business | Check) -> ReadinessAnswerQuerySet:
        """Those of a business, or of a check that nobody has joined with."""
        mine = Q(business=owner) if isinstance(owner, Business) else Q(check_made=owner)
        return self.filter(mine)


class ReadinessAnswer(models.Model):
    """An answer to a requirement's own question: an option's slug, or "unsure".

    It is the business's and outlives its checks; before joining it is the check's own. `version`
    is the scheme's when it was given.
    """

    business = models.ForeignKey(
        Business, null=True, blank=True, on_delete=models.CASCADE, related_name="readiness"
    )
    check_made = models.ForeignKey(
        Check, null=True, blank=True, on_delete=models.CASCADE, related_name="readiness"
    )
    requirement = models.SlugField()
    option = models.SlugField()
    version = models.CharField(max_length=20)
    answered_at = models.DateTimeField(default=clock.now)

    objects = ReadinessAnswerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(business=None, check_made__isnull=False)
                | Q(business__isnull=False, check_made=None),
                name="readiness_one_owner",
            ),
            models.UniqueConstraint(
                fields=["business", "requirement"], name="readiness_once_business"
            ),
            models.UniqueConstraint(
                fields=["check_made", "requirement"], name="readiness_once_check"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.requirement}: {self.option}"
