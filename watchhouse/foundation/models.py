from __future__ import annotations

from django.db import models

from watchhouse.foundation import clock


class EntryQuerySet(models.QuerySet["Entry"]):
    def unsealed(self) -> EntryQuerySet:
        return self.filter(seal=None).order_by("pk")

    def of(self, *kinds: str) -> EntryQuerySet:
        return self.filter(kind__in=kinds)


class Entry(models.Model):
    """One thing that happened: the audit trail, and the only source of impact figures.

    It holds ids and figures, never names or texts, so that erasing a person leaves it true.
    """

    kind = models.CharField(max_length=80)
    facts = models.JSONField(default=dict)
    business_id = models.BigIntegerField(null=True, db_index=True)
    by_id = models.BigIntegerField(null=True)
    told_at = models.DateTimeField(default=clock.now)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "entries"
        indexes = [models.Index(fields=["kind", "told_at"])]

    def __str__(self) -> str:
        return f"#{self.pk} {self.kind}"


class Seal(models.Model):
    """A link of the chain: it binds one entry to all that were sealed before it."""

    number = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"#{self.number} {self.digest[:8]}"


class Slot(models.Model):
    """A job of the schedule at one moment: the unique key lets exactly one worker enqueue it."""

    job = models.CharField(max_length=100)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["job", "at"], name="slot_once")]

    def __str__(self) -> str:
        return f"{self.job} at {self.at:%Y-%m-%d %H:%M}"


class Attempt(models.Model):
    """How often a task was tried, and when it is tried again if it is not done by then."""

    task_id = models.UUIDField(unique=True)
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.task_id} ({self.tries})"


class Loaded(models.Model):
    """Which version of something that comes with the code is in the database."""

    name = models.SlugField(unique=True)
    version = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.name} {self.version[:8]}"
