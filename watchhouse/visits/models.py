from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from watchhouse.foundation import clock
from watchhouse.members.models import Business
from watchhouse.people.models import Person
from watchhouse.visits.states import TRANSITIONS
from watchhouse.visits.words import words


class State(models.TextChoices):
    ASKED = "asked", "Asked for"
    PROPOSED = "proposed", "Choose a time"
    BOOKED = "booked", "Booked"
    FINISHED = "finished", "Took place"
    CANCELLED = "cancelled", "Cancelled"


class VisitQuerySet(models.QuerySet["Visit"]):
    def for_business(self, business: Business) -> VisitQuerySet:
        """The visits of a member, the latest first."""
        return self.filter(business=business).select_related("adviser").order_by("-asked_at")

    def open(self) -> VisitQuerySet:
        """Neither finished nor cancelled."""
        return self.exclude(state__in=[State.FINISHED, State.CANCELLED])

    def round(self) -> VisitQuerySet:
        """What an adviser has to do: those that wait for times first, then by when they are."""
        rows = self.open().select_related("business", "adviser")
        return rows.order_by(F("starts").asc(nulls_first=True), "asked_at", "pk")


class Visit(models.Model):
    """A face-to-face visit to a member, from asking to its outcome."""

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="visits")
    asked_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, related_name="visits_asked"
    )
    topic = models.SlugField()
    suits = models.JSONField(default=list, blank=True)
    note = models.TextField(blank=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.ASKED)
    asked_at = models.DateTimeField(default=clock.now)
    adviser = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="visits"
    )
    starts = models.DateTimeField(null=True, blank=True)
    code_word = models.CharField(max_length=40, blank=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    spent_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    seen = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = VisitQuerySet.as_manager()

    transitions = TRANSITIONS

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business"], condition=Q(state="asked"), name="visit_asked_once"
            ),
            models.UniqueConstraint(
                fields=["adviser", "starts"],
                condition=Q(state="booked"),
                name="visit_adviser_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["booked", "finished"])
                | Q(adviser__isnull=False, starts__isnull=False),
                name="visit_booked_with_adviser_and_time",
            ),
        ]

    def __str__(self) -> str:
        return f"visit {self.pk} ({self.state})"

    @property
    def ends(self) -> datetime | None:
        """When it is planned to end."""
        return self.starts + timedelta(minutes=words().minutes) if self.starts else None

    @property
    def about(self) -> str:
        """What it is about, in words."""
        return words().topics.get(self.topic, self.topic)

    @property
    def suits_words(self) -> list[str]:
        """When it suits, in words."""
        return [words().suits.get(slug, slug) for slug in self.suits]


class SlotQuerySet(models.QuerySet["Slot"]):
    def free(self) -> SlotQuerySet:
        """Still to come, and the adviser has nothing else then."""
        span = timedelta(minutes=words().minutes)
        taken = Visit.objects.filter(
            adviser=OuterRef("adviser"), state=State.BOOKED,
            starts__gt=OuterRef("starts") - span, starts__lt=OuterRef("starts") + span,
        ).exclude(pk=OuterRef("visit"))  # fmt: skip
        coming = self.filter(starts__gt=clock.now()).exclude(Exists(taken))
        return coming.select_related("adviser").order_by("starts")


class Slot(models.Model):
    """A time that an adviser proposed for a visit."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="slots")
    adviser = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="slots")
    starts = models.DateTimeField()

    objects = SlotQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["visit", "starts"], name="visit_slot_once")]

    def __str__(self) -> str:
        return f"{self.starts:%Y-%m-%d %H:%M}"
