from __future__ import annotations

from django.db import models
from django.db.models.functions import Replace, Upper

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

    def who_use(self, *products: str) -> BusinessQuerySet:
        """Those who use at least one of these catalogue products, each once."""
        uses = Use.objects.filter(product__in=products).values("business")
        return self.active().filter(pk__in=uses)

    def find(self, typed: str) -> BusinessQuerySet:
        """Those whose name holds what was typed, or whose postcode begins with it; by name."""
        words = " ".join(typed.split())
        place = words.replace(" ", "").upper()
        starts = models.Q(place__startswith=place) if place else models.Q()
        closed_up = Replace("postcode", models.Value(" "), models.Value(""))
        found = self.annotate(place=Upper(closed_up)).filter(
            models.Q(name__icontains=words) | starts
        )
        return found.order_by("name", "pk")


class Business(models.Model):
    """A member: one small firm, on one record."""

    name = models.CharField(max_length=120)
    size_band = models.CharField(max_length=8, choices=SizeBand.choices, blank=True)
    trade = models.SlugField(blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    borough = models.CharField(max_length=9, blank=True, db_index=True)
    languages = models.JSONField(default=list, blank=True)
    other_products = models.CharField(max_length=300, blank=True)
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


class MembershipQuerySet(models.QuerySet["Membership"]):
    def standing(self, person: Person) -> MembershipQuerySet:
        """The person's places in businesses that are members, the oldest first."""
        mine = self.filter(person=person, business__left_at=None)
        return mine.select_related("business").order_by("since", "pk")


class Membership(models.Model):
    """A person's place in a business. A helper sees plan and alerts, and may be put out again."""

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=8, choices=MembershipRole.choices)
    since = models.DateTimeField(default=clock.now)

    objects = MembershipQuerySet.as_manager()

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


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> InvitationQuerySet:
        """Those that can still be accepted."""
        return self.filter(closed_at=None, expires_at__gt=clock.now())


class Invitation(models.Model):
    """An owner asks somebody to help with IT: the link works once, for three days.

    Only the hash of the link's token is kept.
    """

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField()
    token_hash = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    invited_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["business", "email"],
                condition=models.Q(closed_at=None),
                name="invitation_open_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.email} to {self.business}"


class ApiToken(models.Model):
    """A person's key to a business by the API. Only its hash is kept; it ends with the place."""

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="tokens")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return self.name
