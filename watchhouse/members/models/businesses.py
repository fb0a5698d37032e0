"""A business, and what it uses."""

from __future__ import annotations

import re

from django.db import models

from watchhouse.foundation import clock, region
from watchhouse.people.models import Person


class SizeBand(models.TextChoices):
    SOLO = "solo", "Just me"
    MICRO = "micro", "2 to 9 people"
    SMALL = "small", "10 to 49 people"


def usual_tier() -> str:
    """What a business joins as: the first tier of the region's file."""
    return region.current().tiers[0].slug


class BusinessQuerySet(models.QuerySet["Business"]):
    def active(self) -> BusinessQuerySet:
        return self.filter(left_at=None)

    def of(self, person: Person) -> BusinessQuerySet:
        """The businesses this person owns or helps."""
        return self.active().filter(memberships__person=person)

    def who_use(self, *products: str) -> BusinessQuerySet:
        """Those who use at least one of these catalogue products, each once."""
        uses = Use.objects.filter(product__in=products).values("business")
        return self.active().filter(pk__in=uses)

    def find(self, typed: str) -> BusinessQuerySet:
        """Those whose name holds what was typed, or whose postcode, company number or a person's
        e-mail address begins with it; by name. Nothing typed finds all.
        """
        words = " ".join(typed.replace("\0", "").split())
        if not words:
            return self.order_by("name", "pk")
        start = words.replace(" ", "")
        ways = [
            self.filter(name__icontains=words),
            self.filter(company_number__begins=start.upper()),
            self.filter(memberships__person__email__begins=start.lower()),
            *(self.filter(postcode__begins=each) for each in _postcodes(start.upper())),
        ]
        # Each way has its own index: together with "or" the database would read every row.
        keys = [way.order_by().values("pk") for way in ways]
        return self.filter(pk__in=keys[0].union(*keys[1:])).order_by("name", "pk")


def _postcodes(start: str) -> list[str]:
    """How postcodes are written that begin so: E174 is E174… or E17 4…; [] for no postcode."""
    if not re.match(r"[A-Z]{1,2}[0-9]", start) or len(start) > 7:
        return []
    parts = [f"{start[:-n]} {start[-n:]}" for n in (1, 2, 3) if len(start) - n >= 2]
    return [start, *parts]


class Business(models.Model):
    """A member: one small firm, on one record."""

    name = models.CharField(max_length=120)
    company_number = models.CharField(max_length=8, blank=True, db_index=True)
    size_band = models.CharField(max_length=8, choices=SizeBand.choices, blank=True)
    trade = models.SlugField(blank=True)
    postcode = models.CharField(max_length=8, blank=True, db_index=True)
    borough = models.CharField(max_length=9, blank=True, db_index=True)
    languages = models.JSONField(default=list, blank=True)
    other_products = models.CharField(max_length=300, blank=True)
    tier = models.SlugField(default=usual_tier)
    invented = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=clock.now)
    last_active_on = models.DateField(default=clock.today)
    left_at = models.DateTimeField(null=True, blank=True)
    people = models.ManyToManyField(Person, through="Membership", related_name="businesses")

    objects = BusinessQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "businesses"
        indexes = [
            models.Index(
                fields=["name", "id"], name="business_by_name", condition=models.Q(left_at=None)
            ),
            models.Index(
                fields=["last_active_on", "id"], name="business_silent",
                condition=models.Q(left_at=None),
            ),
            models.Index(fields=["left_at"], name="business_left"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class Use(models.Model):
    """A catalogue product that a business says it uses (slug of content/technology)."""

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="uses")
    product = models.SlugField(max_length=60, db_index=True)
    version = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["business", "product"], name="use_once")]

    def __str__(self) -> str:
        return self.product
