"""Who gets the little steps, which went to them, and what they said of each."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce, Lower

from watchhouse.dispatch.models import Suppression
from watchhouse.foundation import clock
from watchhouse.guidance.states import LITTLE_STEPS
from watchhouse.members.models import Business, Membership
from watchhouse.people.models import Person

TOPIC = "little-steps"  # of content/dispatch/topics.toml, and the purpose of the consent


class SubscriptionState(models.TextChoices):
    WAITING = "waiting", "Waits for the address to be confirmed"
    ON = "on", "Gets a letter each week"
    ASKED = "asked", "Was asked whether to stop"
    STOPPED = "stopped", "Stopped by the reader"
    SILENT = "silent", "Stopped after long silence"
    FINISHED = "finished", "Nothing is left to send"


STANDING = (SubscriptionState.ON, SubscriptionState.ASKED)


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    def standing(self) -> SubscriptionQuerySet:
        """Those to whom letters go."""
        return self.filter(state__in=STANDING)

    def due(self) -> SubscriptionQuerySet:
        """Those to whom a letter may go now: not stopped, and still in the business it is about."""
        theirs = Membership.objects.filter(person=OuterRef("person"), business=OuterRef("business"))
        placed = Exists(theirs.filter(business__left_at=None))
        reader = Q(person=None) | Q(person__is_active=True)
        return (
            self.standing()
            .filter(reader, Q(business=None) | placed, due_at__lte=clock.now())
            .exclude(_unwanted(TOPIC, ""))
        )

    def stopped_by_letter(self) -> SubscriptionQuerySet:
        """Those whose reader pressed the link at the end of a letter."""
        return self.filter(_unwanted(TOPIC))

    def of_strangers(self) -> SubscriptionQuerySet:
        """Those of people who have no account with us."""
        return self.filter(person=None)


def _unwanted(*topics: str) -> Exists:
    recipient = Lower(Coalesce(OuterRef("person__email"), OuterRef("email")))
    return Exists(Suppression.objects.filter(recipient=recipient, topic__in=topics))


class Subscription(models.Model):
    """Somebody who asked for the little steps: one of a business's people, or an address.

    `version` is the text they agreed to, and when stands beside it. `begun_at` gives the weekday
    and the hour; `unanswered` counts the letters since the last answer.
    """

    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.CASCADE, related_name="little_steps"
    )
    business = models.ForeignKey(
        Business, null=True, blank=True, on_delete=models.CASCADE, related_name="little_steps"
    )
    email = models.EmailField(blank=True)
    version = models.CharField(max_length=20)
    state = models.CharField(
        max_length=8, choices=SubscriptionState.choices, default=SubscriptionState.WAITING
    )
    asked_at = models.DateTimeField(default=clock.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    begun_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True, db_index=True)
    unanswered = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = SubscriptionQuerySet.as_manager()

    transitions = LITTLE_STEPS

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None, business=None) & ~Q(email="")
                | Q(person__isnull=False, email=""),
                name="subscription_one_reader",
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(state__in=STANDING), name="subscription_once_person"
            ),
            models.UniqueConstraint(
                fields=["email"], condition=~Q(email=""), name="subscription_once_address"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.state}"

    @property
    def recipient(self) -> str:
        """Where its letters go."""
        return self.person.email if self.person else self.email


class Said(models.TextChoices):
    DONE = "done", "Done"
    NOT_OURS = "not_ours", "Not for us"


class StepLetter(models.Model):
    """One little step that went to somebody: how often, and what they said of it ("": nothing)."""

    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE, related_name="letters")
    step = models.SlugField(max_length=60)
    times = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(default=clock.now)
    says = models.CharField(max_length=8, choices=Said.choices, blank=True)
    said_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subscription", "step"], name="little_step_once")
        ]

    def __str__(self) -> str:
        return f"{self.step} to {self.subscription_id}"
