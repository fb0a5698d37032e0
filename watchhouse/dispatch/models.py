from __future__ import annotations

from django.db import models
from django.db.models import F

from watchhouse.dispatch.states import TRANSITIONS
from watchhouse.foundation import clock


class Lane(models.IntegerChoices):
    """Urgent leaves before everything, bulk after everything."""

    URGENT = 1, "urgent"
    NORMAL = 2, "normal"
    BULK = 3, "bulk"


class Channel(models.TextChoices):
    EMAIL = "email", "e-mail"
    TEXT = "text", "text message"


class State(models.TextChoices):
    WAITING = "waiting", "waiting"
    LEASED = "leased", "being sent"
    SENT = "sent", "sent"
    SUPPRESSED = "suppressed", "not sent: they asked us not to"
    FAILED = "failed", "given up"


class MessageQuerySet(models.QuerySet["Message"]):
    def due(self) -> MessageQuerySet:
        """What may be sent now, urgent first: waiting, or left behind by a dead worker."""
        now = clock.now()
        waiting = models.Q(state=State.WAITING, due_at__lte=now)
        left_behind = models.Q(state=State.LEASED, leased_until__lt=now)
        return self.filter(waiting | left_behind).order_by("lane", "due_at", "pk")


class Message(models.Model):
    """One e-mail or text that leaves the house, kept before it is sent."""

    about = models.CharField(max_length=120)
    business_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    recipient = models.CharField(max_length=254, db_index=True)
    channel = models.CharField(max_length=8, choices=Channel.choices, default=Channel.EMAIL)
    lane = models.PositiveSmallIntegerField(choices=Lane.choices, default=Lane.NORMAL)
    topic = models.SlugField(blank=True)
    title = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    html = models.TextField(blank=True)
    message_id = models.CharField(max_length=120, unique=True)
    secret = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField(default=clock.now)
    leased_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=300, blank=True)

    objects = MessageQuerySet.as_manager()

    transitions = TRANSITIONS

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["about", "recipient", "channel"], name="message_once_per_subject"
            )
        ]
        indexes = [
            models.Index(
                F("lane"), F("due_at"), name="message_due",
                condition=models.Q(state__in=["waiting", "leased"]),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.about} to {self.recipient}"


class SuppressionQuerySet(models.QuerySet["Suppression"]):
    def dead(self, address: str) -> Suppression | None:
        """What the mail server said when it refused this address for good, if it did."""
        return self.filter(recipient=address.strip().lower(), topic="").first()


class Suppression(models.Model):
    """A recipient who does not want this topic any more, or whose address bounces (topic "")."""

    recipient = models.CharField(max_length=254)
    topic = models.SlugField(blank=True)
    reason = models.CharField(max_length=80)
    since = models.DateTimeField(default=clock.now)

    objects = SuppressionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["recipient", "topic"], name="suppression_once")
        ]

    def __str__(self) -> str:
        return f"{self.recipient}: {self.topic or 'everything'}"
