"""What staff found when they looked at a fact's source, and how its links answer."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.db import models
from django.db.models import F

from watchhouse.foundation import clock


class NeverChanged(Exception):
    """A check that was written down is history: the next one counts instead."""


class FactCheckQuerySet(models.QuerySet["FactCheck"]):
    def last_of_each(self) -> Mapping[str, FactCheck]:
        """The check that counts, by the fact's slug."""
        return {row.slug: row for row in self.order_by("checked_on", "pk")}

    def history(self, slug: str) -> FactCheckQuerySet:
        """All checks of one fact, the newest first."""
        return self.filter(slug=slug).order_by("-checked_on", "-pk")


class FactCheck(models.Model):
    """Somebody looked at a fact's source: its values as found that day. Rows are only added.

    Laid over content/facts.toml (guidance/facts.py); the name stays when the person leaves.
    """

    slug = models.SlugField(max_length=60, db_index=True)
    values: models.JSONField[dict[str, str | int], dict[str, str | int]] = models.JSONField()
    source_url = models.CharField(max_length=500, blank=True)
    changed = models.BooleanField(default=False)
    checked_on = models.DateField(default=clock.today)
    review_by = models.DateField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by_name = models.CharField(max_length=120)
    note = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=clock.now)

    objects = FactCheckQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.slug} on {self.checked_on}"

    def save(self, *args: object, **kwargs: object) -> None:
        """Add it; raise `NeverChanged` for one that is there."""
        if self.pk:
            raise NeverChanged
        super().save(force_insert=True)


class Verdict(models.TextChoices):
    """What can be said of a link today."""

    WORKS = "works", "Works"
    MOVED = "moved", "Moved"
    CLOSED = "closed", "Answers, but lets no machine look"
    UNSURE = "unsure", "Could not be checked"
    BROKEN = "broken", "Does not answer"


class LinkCheckQuerySet(models.QuerySet["LinkCheck"]):
    def broken(self) -> LinkCheckQuerySet:
        """Those that failed on enough days."""
        return self.filter(verdict=Verdict.BROKEN).order_by("url")

    def reached(self) -> LinkCheckQuerySet:
        """Those whose last try said something; none: our own network was down."""
        return self.filter(judged_on=F("tried_on"))


class LinkCheck(models.Model):
    """How a link answers: `failed_days` in a row without an answer since `failing_since`.

    `tried_on` without `judged_on`: nobody answered that day, so that it says nothing of the link.
    """

    url = models.CharField(max_length=500, unique=True)
    verdict = models.CharField(max_length=10, choices=Verdict, default=Verdict.UNSURE)
    status = models.PositiveSmallIntegerField(default=0)
    leads_to = models.CharField(max_length=500, blank=True)
    failed_days = models.PositiveSmallIntegerField(default=0)
    failing_since = models.DateField(null=True)
    tried_on = models.DateField(default=clock.today)
    judged_on = models.DateField(null=True)

    objects = LinkCheckQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.url}: {self.get_verdict_display()}"

    @property
    def is_broken(self) -> bool:
        """Whether it failed on enough days to say so."""
        return self.verdict == Verdict.BROKEN


class Alarm(models.Model):
    """Staff were told of a stale fact or a broken link: once for each time that it happens."""

    kind = models.CharField(max_length=10, choices=[("stale", "Stale"), ("broken", "Broken")])
    about = models.CharField(max_length=500)
    since = models.DateField()
    told_on = models.DateField(default=clock.today)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "about", "since"], name="alarm_once")
        ]

    def __str__(self) -> str:
        return f"{self.about} {self.kind} since {self.since}"
