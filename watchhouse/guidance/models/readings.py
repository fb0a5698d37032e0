"""What a business read."""

from __future__ import annotations

from django.db import models
from wagtail.models import Page

from watchhouse.foundation import clock
from watchhouse.members.models import Business


class Reading(models.Model):
    """A business read a page on a day: the key that lets `Read` or `Looked` be told once."""

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="readings")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="readings")
    on = models.DateField(default=clock.today)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["business", "page", "on"], name="reading_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.business_id} read {self.page_id} on {self.on}"
