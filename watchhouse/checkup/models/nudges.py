"""Which reminders a business has had, so that none comes twice."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from watchhouse.checkup.models.checks import Check
from watchhouse.checkup.models.promises import Promise
from watchhouse.foundation import clock
from watchhouse.members.models import Business

DUE = "due"


def weeks_after(weeks: int) -> str:
    """The slot of a reminder so many weeks after the promise or the check: `weeks-12`."""
    return f"weeks-{weeks}"


class NudgeQuerySet(models.QuerySet["Nudge"]):
    def slots(self) -> set[tuple[int | None, int | None, str, date | None]]:
        """What was said already: (promise, check, slot, its day where the slot is a day)."""
        return {
            (promise, check, slot, day if slot == DUE else None)
            for promise, check, slot, day in self.values_list(
                "promise_id", "check_made_id", "slot", "day"
            )
        }


class Nudge(models.Model):
    """One reminder, of a promise or that a check has grown old. The unique keys let no worker, no
    retry and no jump of the clock give it twice. `day` is the day it was for; a promise moved to
    another day is reminded of on that day too.
    """

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="nudges")
    promise = models.ForeignKey(
        Promise, null=True, blank=True, on_delete=models.CASCADE, related_name="nudges"
    )
    check_made = models.ForeignKey(
        Check, null=True, blank=True, on_delete=models.CASCADE, related_name="nudges"
    )
    slot = models.CharField(max_length=12)
    day = models.DateField()
    posted_at = models.DateTimeField(default=clock.now)

    objects = NudgeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(promise=None, check_made__isnull=False)
                | Q(promise__isnull=False, check_made=None),
                name="nudge_of_one_thing",
            ),
            models.UniqueConstraint(
                fields=["promise", "slot"], condition=~Q(slot=DUE), name="nudge_once_weeks"
            ),
            models.UniqueConstraint(
                fields=["promise", "day"], condition=Q(slot=DUE), name="nudge_once_due"
            ),
            models.UniqueConstraint(fields=["check_made", "slot"], name="nudge_once_check"),
        ]

    def __str__(self) -> str:
        return f"{self.slot} ({self.day})"
