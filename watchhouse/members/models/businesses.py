"""A business, and what it uses."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Replace, Upper

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
        closed_up = Replace("postcode", models.Value(" "), models.Value(""))
        found = self.alias(place=Upper(closed_up)).filter(
            models.Q(name__icontains=words)
            | models.Q(place__startswith=start.upper())
            | models.Q(company_number__startswith=start.upper())
            | models.Q(pk__in=_with_person(start.lower()))
        )
        return found.order_by("name", "pk")


def _with_person(start: str) -> models.QuerySet[Business]:
    """The businesses of people whose address begins so; addresses are kept in small letters."""
    people = Person.objects.filter(email__startswith=start)
    theirs: models.QuerySet[Business] = Business.objects.filter(memberships__person__in=people)
    return theirs.values("pk")  # type: ignore[return-value]


class Business(models.Model):
    """A member: one small firm, on one record."""

    name = models.CharField(max_length=120)
    company_number = models.CharField(max_length=8, blank=True)
    size_band = models.CharField(max_length=8, choices=SizeBand.choices, blank=True)
    trade = models.SlugField(blank=True)
    postcode = models.CharField(max_length=8, blank=True)
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
