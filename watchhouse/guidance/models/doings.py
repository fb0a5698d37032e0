"""What a business did, and what its plan has nothing left to do for."""

from __future__ import annotations

from django.db import models

from watchhouse.foundation import clock
from watchhouse.guidance.models.guides import Guide
from watchhouse.members.models import Business
from watchhouse.people.models import Person


class Doing(models.Model):
    """Somebody of a business says that it did what a guide shows: the key that tells it once."""

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="doings")
    guide = models.ForeignKey(Guide, on_delete=models.CASCADE, related_name="doings")
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["business", "guide"], name="doing_once")]

    def __str__(self) -> str:
        return f"{self.business_id} did {self.guide_id}"


class SettledMeasure(models.Model):
    """A measure that the business's plan calls in place or not for it, as the plan told us."""

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="settled")
    measure = models.SlugField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["business", "measure"], name="settled_once")]

    def __str__(self) -> str:
        return f"{self.measure} of {self.business_id}"
