"""What a business promised to do by a day."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from watchhouse.checkup.states import MOST_PROMISES, PROMISE_TRANSITIONS
from watchhouse.foundation import clock
from watchhouse.members.models import Business
from watchhouse.people.models import Person


class PromiseState(models.TextChoices):
    OPEN = "open", "promised"
    KEPT = "kept", "kept"
    LET_GO = "let_go", "taken back"


class PromiseQuerySet(models.QuerySet["Promise"]):
    def open(self) -> PromiseQuerySet:
        return self.filter(state=PromiseState.OPEN).order_by("due_on", "pk")

    def of(self, person: Person) -> PromiseQuerySet:
        """Those of the businesses this person owns or helps."""
        return self.filter(business__in=Business.objects.of(person))


class Promise(models.Model):
    """A measure that a business will have in place by a day.

    An open promise holds one of three places, so that the database allows no fourth.
    """

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="promises")
    measure = models.SlugField()
    place = models.PositiveSmallIntegerField(null=True, blank=True)
    state = models.CharField(max_length=6, choices=PromiseState.choices, default=PromiseState.OPEN)
    due_on = models.DateField()
    made_at = models.DateTimeField(default=clock.now)
    kept_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL)

    objects = PromiseQuerySet.as_manager()

    transitions = PROMISE_TRANSITIONS

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["business", "place"], name="promise_place_once"),
            models.UniqueConstraint(
                fields=["business", "measure"],
                condition=Q(state="open"),
                name="promise_once_open",
            ),
            models.CheckConstraint(
                condition=Q(state="open", place__isnull=False, place__range=(1, MOST_PROMISES))
                | (~Q(state="open") & Q(place=None)),
                name="promise_three_places",
            ),
            models.CheckConstraint(
                condition=Q(state="kept", kept_at__isnull=False)
                | (~Q(state="kept") & Q(kept_at=None)),
                name="promise_kept_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure} by {self.due_on}"

    @property
    def overdue(self) -> bool:
        """Open, and its day has passed."""
        return self.state == PromiseState.OPEN and self.due_on < clock.today()
