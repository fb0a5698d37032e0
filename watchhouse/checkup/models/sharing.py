"""The link by which an IT person sees a business's steps."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models

from watchhouse.foundation import clock
from watchhouse.members.models import Business
from watchhouse.people.models import Person


class PlanShareQuerySet(models.QuerySet["PlanShare"]):
    def standing(self) -> PlanShareQuerySet:
        """Those that still open the page, the newest first."""
        rows = self.filter(withdrawn_at=None, expires_at__gt=clock.now(), business__left_at=None)
        return rows.order_by("-made_at", "-pk")

    def made_since(self, moment: datetime) -> PlanShareQuerySet:
        """Made after this moment, whatever became of them."""
        return self.filter(made_at__gt=moment)

    def over_for(self, *, days: int) -> PlanShareQuerySet:
        """Those whose time ended more than so many days ago and that still hold an address."""
        return self.filter(expires_at__lt=clock.now() - timedelta(days=days)).exclude(email="")


class PlanShare(models.Model):
    """The owner lets somebody see the steps and tick them off, without an account, for 30 days.

    Only the hash of the link's token is kept. `email` is where it was sent; empty when the owner
    copied the link, and once its time is over (content/retention.toml).
    """

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="plan_shares")
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL)
    email = models.EmailField(blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)

    objects = PlanShareQuerySet.as_manager()

    def __str__(self) -> str:
        return f"plan share {self.pk}"
