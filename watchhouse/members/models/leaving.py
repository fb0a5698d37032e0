"""How a business leaves: it takes its data along, is asked whether it is still there, is erased."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from watchhouse.foundation import clock
from watchhouse.members.models.businesses import Business
from watchhouse.members.states import ERASURE
from watchhouse.people.models import Person


class ExportQuerySet(models.QuerySet["Export"]):
    def standing(self) -> ExportQuerySet:
        """Those being made, or ready and not too old to be fetched."""
        return self.filter(Q(expires_at=None) | Q(expires_at__gt=clock.now()))

    def expired(self) -> ExportQuerySet:
        return self.filter(expires_at__lte=clock.now())


class Export(models.Model):
    """All that is kept about a business and the owner who asked, in one ZIP."""

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="exports")
    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="exports")
    asked_at = models.DateTimeField(default=clock.now)
    file = models.FileField(upload_to="members/exports", blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)

    objects = ExportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "by"],
                condition=Q(expires_at=None),
                name="export_one_being_made",
            )
        ]

    def __str__(self) -> str:
        return f"export {self.pk}"


class ErasureState(models.TextChoices):
    ASKED = "asked", "Asked for"
    TAKEN_BACK = "taken_back", "Taken back"
    BEGUN = "begun", "Begun"
    ERASED = "erased", "Erased"


class Why(models.TextChoices):
    OWNER = "owner", "An owner asked for it"
    LEFT = "left", "It left, and the time we keep things was over"


class Erasure(models.Model):
    """That a business is to be erased, and that it was: the pseudonym that stays.

    `number` was the business's key and stands in the journal; no row has it any more. `borough` is
    kept as its official code, so that the figures by borough stay true. `answered` lists the rooms
    that have erased what they had.
    """

    number = models.BigIntegerField()
    state = models.CharField(
        max_length=10, choices=ErasureState.choices, default=ErasureState.ASKED
    )
    why = models.CharField(max_length=5, choices=Why.choices, default=Why.OWNER)
    borough = models.CharField(max_length=9, blank=True)
    asked_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True, blank=True)
    answered = models.JSONField(default=list, blank=True)

    transitions = ERASURE

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["number"], condition=~Q(state="taken_back"), name="erasure_once"
            ),
            models.CheckConstraint(
                condition=Q(state="erased", erased_at__isnull=False)
                | (~Q(state="erased") & Q(erased_at=None)),
                name="erasure_erased_when",
            ),
        ]
        indexes = [models.Index(fields=["due_at"], name="erasure_due", condition=Q(state="asked"))]

    def __str__(self) -> str:
        return f"business {self.number}: {self.state}"


class Silence(models.Model):
    """A business from which nothing was heard for long was asked whether it is still there."""

    business = models.OneToOneField(Business, on_delete=models.CASCADE, related_name="silence")
    asked_on = models.DateField(db_index=True)
    reminded_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.business_id} asked on {self.asked_on}"
