"""What shows that a measure is in place, and that it was looked at."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from watchhouse.checkup.states import CONFIRMATION_TRANSITIONS
from watchhouse.foundation import clock
from watchhouse.members.models import Business
from watchhouse.people.models import Person


class How(models.TextChoices):
    WORD = "word", "in their own words"
    PHOTO = "photo", "by a photo"
    RECHECK = "recheck", "in a re-check"
    ADVISER = "adviser", "seen by an adviser"


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def photos(self) -> EvidenceQuerySet:
        return self.exclude(photo="")

    def of(self, person: Person) -> EvidenceQuerySet:
        """That of the businesses this person owns or helps."""
        return self.filter(business__in=Business.objects.of(person))


class Evidence(models.Model):
    """A word or a photo by somebody of the business. `photo` is the name of a file of ours, which
    stands nowhere else: the row and its file go together (views serve it, storage keeps it).
    """

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="evidence")
    measure = models.SlugField()
    words = models.CharField(max_length=300, blank=True)
    photo = models.FileField(max_length=64, blank=True)
    given_at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "evidence"
        indexes = [models.Index(fields=["business", "measure"])]
        constraints = [
            models.CheckConstraint(
                condition=(Q(photo="") & ~Q(words="")) | (Q(words="") & ~Q(photo="")),
                name="evidence_word_or_photo",
            ),
            models.UniqueConstraint(
                fields=["photo"], condition=~Q(photo=""), name="evidence_photo_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure}: {self.how}"

    @property
    def how(self) -> str:
        """A word or a photo."""
        return How.PHOTO if self.photo else How.WORD


class ConfirmationState(models.TextChoices):
    STANDING = "standing", "confirmed"
    LAPSED = "lapsed", "no longer"


class ConfirmationQuerySet(models.QuerySet["Confirmation"]):
    def standing(self) -> ConfirmationQuerySet:
        return self.filter(state=ConfirmationState.STANDING).order_by("at", "pk")


class Confirmation(models.Model):
    """More than a tick: when and how a measure was found in place, and by whom. It lapses when the
    measure is to do again.
    """

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="confirmations")
    measure = models.SlugField()
    how = models.CharField(max_length=8, choices=How.choices)
    state = models.CharField(
        max_length=8, choices=ConfirmationState.choices, default=ConfirmationState.STANDING
    )
    at = models.DateTimeField(default=clock.now)
    lapsed_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL)

    objects = ConfirmationQuerySet.as_manager()

    transitions = CONFIRMATION_TRANSITIONS

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "measure", "how"],
                condition=Q(state="standing"),
                name="confirmation_once",
            ),
            models.CheckConstraint(
                condition=Q(state="lapsed", lapsed_at__isnull=False)
                | (~Q(state="lapsed") & Q(lapsed_at=None)),
                name="confirmation_lapsed_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure}: {self.how}"
