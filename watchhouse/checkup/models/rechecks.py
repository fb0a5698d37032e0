"""A second look at a few answers."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from watchhouse.checkup.models.checks import Check
from watchhouse.checkup.states import RECHECK_TRANSITIONS
from watchhouse.foundation import clock
from watchhouse.members.models import Business


class RecheckState(models.TextChoices):
    ASKING = "asking", "under way"
    FINISHED = "finished", "finished"
    DROPPED = "dropped", "overtaken by a whole check"


class RecheckQuerySet(models.QuerySet["Recheck"]):
    def under_way(self) -> RecheckQuerySet:
        return self.filter(state=RecheckState.ASKING)


class Recheck(models.Model):
    """A few questions of a check (`base`) asked again. `questions` are fixed when it begins;
    `said` keeps the options by question until the last one is answered: then they and the rest of
    the base become a check of their own (`result`).
    """

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="rechecks")
    base = models.ForeignKey(Check, on_delete=models.CASCADE, related_name="rechecks")
    result = models.OneToOneField(
        Check, null=True, blank=True, on_delete=models.CASCADE, related_name="recheck"
    )
    questions = models.JSONField(default=list)
    said = models.JSONField(default=dict)
    state = models.CharField(
        max_length=8, choices=RecheckState.choices, default=RecheckState.ASKING
    )
    confirmed = models.JSONField(default=list)
    worse = models.JSONField(default=list)
    started_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = RecheckQuerySet.as_manager()

    transitions = RECHECK_TRANSITIONS

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business"], condition=Q(state="asking"), name="recheck_one_under_way"
            ),
            models.CheckConstraint(
                condition=Q(state="finished", result__isnull=False, ended_at__isnull=False)
                | Q(state="dropped", result=None, ended_at__isnull=False)
                | Q(state="asking", result=None, ended_at=None),
                name="recheck_ends_with_a_check",
            ),
        ]

    def __str__(self) -> str:
        return f"re-check {self.pk}"

    @property
    def left(self) -> list[str]:
        """The questions that are not answered yet, in order."""
        return [slug for slug in self.questions if slug not in self.said]
