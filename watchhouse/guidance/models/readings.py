"""What a business read."""

from __future__ import annotations

from django.db import models

from watchhouse.foundation import clock
from watchhouse.guidance.models.guides import Guide
from watchhouse.members.models import Business


class Reading(models.Model):
    """A business read a guide on a day: the key that lets `Read` be told once."""

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="readings")
    guide = models.ForeignKey(Guide, on_delete=models.CASCADE, related_name="readings")
    on = models.DateField(default=clock.today)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["business", "guide", "on"], name="reading_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.business_id} read {self.guide_id} on {self.on}"
