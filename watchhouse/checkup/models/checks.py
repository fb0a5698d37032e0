"""A round of the questions, and what was answered."""

from __future__ import annotations

import secrets

from django.db import models
from django.db.models import F

from watchhouse.foundation import clock
from watchhouse.members.models import Business


def new_holder() -> int:
    """A number of chance, of 62 bits."""
    return secrets.randbits(62)


class CheckQuerySet(models.QuerySet["Check"]):
    def anonymous(self) -> CheckQuerySet:
        """Not yet attached to a business: seen by the session that began it, and nobody else."""
        return self.filter(business=None)

    def held(self, pk: int | None, holder: int | None) -> CheckQuerySet:
        """The anonymous check of a session that still holds it: nobody went on with it since."""
        return self.anonymous().filter(pk=pk or 0, holder=holder or 0)

    def latest_of(self, business: Business) -> Check | None:
        """The one being answered, or the last one that was."""
        checks = self.filter(business=business).select_related("business")
        return checks.order_by("-started_at", "-pk").first()

    def plan_of(self, business: Business) -> Check | None:
        """The one the plan rests on: the last that was completed, else the last begun."""
        checks = self.filter(business=business).select_related("business")
        return checks.order_by(F("completed_at").desc(nulls_last=True), "-started_at").first()


class Check(models.Model):
    """One round of the questions. Without a business until somebody joins.

    `holder`: the number that the session and the link hold which may see it until then. Whoever
    goes on by the link draws a new one, so that nobody else goes on seeing it.
    """

    business = models.ForeignKey(
        Business, null=True, blank=True, on_delete=models.CASCADE, related_name="checks"
    )
    holder = models.BigIntegerField(default=new_holder)
    bank_version = models.CharField(max_length=20)
    started_at = models.DateTimeField(default=clock.now)
    completed_at = models.DateTimeField(null=True, blank=True)
    guided_at = models.DateTimeField(null=True, blank=True)  # the first answer beside an adviser

    objects = CheckQuerySet.as_manager()

    def __str__(self) -> str:
        return f"check {self.pk}"

    @property
    def owner(self) -> Business | Check:
        """Whose plan it is: the business's once it has joined, before that the check's own."""
        return self.business or self


class Answer(models.Model):
    """What was answered to one question of the bank: an option's slug, or "unsure"."""

    check_made = models.ForeignKey(Check, on_delete=models.CASCADE, related_name="answers")
    question = models.SlugField()
    option = models.SlugField()
    answered_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["check_made", "question"], name="answer_once")
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.option}"
