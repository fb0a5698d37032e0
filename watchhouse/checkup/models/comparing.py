"""What firms of a kind have in place, counted once a week."""

from __future__ import annotations

from datetime import date

from django.db import models

from watchhouse.foundation import clock


class ComparisonQuerySet(models.QuerySet["Comparison"]):
    def of_last_week(self, *, size_band: str, trade: str) -> Comparison | None:
        """The latest count of the one group that firms of this size and trade belong to."""
        kinds = self.filter(size_band=size_band, trade__in=[trade, ""])
        return kinds.order_by("-week", "-trade").first()


class Comparison(models.Model):
    """One week's count of one group of members. Once out it stands until the next week's.

    Each firm is in one group: those of its size and trade when they are many enough, else all
    others of its size, with `trade` empty. `figures` holds by measure [have it, of so many], as
    they may be shown; what is missing is hidden.
    """

    week = models.DateField()
    size_band = models.CharField(max_length=8)
    trade = models.SlugField(blank=True)
    figures = models.JSONField()
    counted_at = models.DateTimeField(default=clock.now)

    objects = ComparisonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["week", "size_band", "trade"], name="comparison_once_a_week"
            )
        ]

    def __str__(self) -> str:
        return f"{self.size_band} {self.trade or 'others'}, week of {self.week:%Y-%m-%d}"

    @staticmethod
    def week_of(day: date) -> date:
        """The Monday of a day's week."""
        return date.fromordinal(day.toordinal() - day.weekday())
