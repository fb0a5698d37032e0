from __future__ import annotations

from django.db import models

from watchhouse.foundation import clock
from watchhouse.people.models import Person


class SizeBand(models.TextChoices):
    SOLO = "solo", "Just me"
    MICRO = "micro", "2 to 9 people"
    SMALL = "small", "10 to 49 people"


class BusinessQuerySet(models.QuerySet["Business"]):
    def active(self) -> BusinessQuerySet:
        return self.filter(left_at=None)

    def of(self, person: Person) -> BusinessQuerySet:
        """The businesses this person owns or helps."""
        return self.active().filter(memberships__person=person)

    def using(self, *products: str) -> BusinessQuerySet:
        """Those who use at least one of these catalogue products, each once."""
        uses = Use.objects.filter(product__in=products).values("business")
        return self.active().filter(pk__in=uses)


class Business(models.Model):
    """A member: one small firm, on one record."""

    name = models.CharField(max_length=120)
    size_band = models.CharField(max_length=8, choices=SizeBand.choices, blank=True)
    trade = models.SlugField(blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    borough = models.CharField(max_length=9, blank=True, db_index=True)
    languages = models.JSONField(default=list, blank=True)
    tier = models.SlugField(default="core")
    invented = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=clock.now)
    left_at = models.DateTimeField(null=True, blank=True)
    people = models.ManyToManyField(Person, through="Membership", related_name="businesses")

    objects = BusinessQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "businesses"

    def __str__(self) -> str:
        return self.name


class MembershipRole(models.TextChoices):
    OWNER = "owner", "Owner"
    HELPER = "helper", "IT helper"


class Membership(models.Model):
    """A person's place in a business. A helper sees plan and alerts, and may be put out again."""

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=8, choices=MembershipRole.choices)
    since = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["business", "person"], name="membership_once")
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.role})"


class Use(models.Model):
    """A catalogue product that a business says it uses (slug of content/technology)."""

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="uses")
    product = models.SlugField(max_length=60, db_index=True)
    version = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["business", "product"], name="use_once")]

    def __str__(self) -> str:
        return self.product
