from __future__ import annotations

from django.db import models

from watchhouse.foundation import clock


class Publication(models.Model):
    """The public figures of one week, as they were counted when it had ended.

    Once out they stand: a figure that moved by one would say who came that day.
    """

    until = models.DateTimeField(unique=True)
    figures = models.JSONField()
    counted_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"until {self.until:%Y-%m-%d}"
