from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from watchhouse.foundation import clock
from watchhouse.members.models import Business, Use
from watchhouse.people.models import Person
from watchhouse.threats.states import ADVISORY, ALERT

STALE_AFTER = timedelta(days=2)


class Feed(models.Model):
    """A source of advisories and how it went the last time: what the analyst sees as staleness."""

    slug = models.SlugField(unique=True)
    address = models.CharField(max_length=500, blank=True)
    etag = models.CharField(max_length=200, blank=True)
    modified = models.CharField(max_length=80, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    last_good_at = models.DateTimeField(null=True, blank=True)
    last_tried_at = models.DateTimeField(null=True, blank=True)
    last_problem = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return self.slug

    @property
    def is_stale(self) -> bool:
        """Whether the last good reading is more than two days old."""
        return self.last_good_at is None or clock.now() - self.last_good_at > STALE_AFTER


class Tlp(models.TextChoices):
    CLEAR = "clear", "Clear: anyone may read it"
    GREEN = "green", "Green: members and partners"
    AMBER = "amber", "Amber: those it touches"
    RED = "red", "Red: named people only"


class AdvisoryState(models.TextChoices):
    NEW = "new", "New"
    HISTORY = "history", "Before our time"
    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"
    PUT_ASIDE = "put_aside", "Put aside"
    WITHDRAWN = "withdrawn", "Taken back"


class AdvisoryQuerySet(models.QuerySet["Advisory"]):
    def public(self) -> AdvisoryQuerySet:
        """What anyone may read, newest first."""
        found = self.filter(state=AdvisoryState.PUBLISHED, tlp=Tlp.CLEAR)
        return found.order_by("-published_at", "-pk")

    def waiting(self) -> AdvisoryQuerySet:
        """What an analyst has not decided on yet."""
        return self.filter(state__in=[AdvisoryState.NEW, AdvisoryState.DRAFT])

    def queue(self) -> AdvisoryQuerySet:
        """What waits and touches at least one member: ransomware first, then the newest.

        Each with `reach`: how many members use a ticked product; `possible`: any matched one.
        """
        counted = self.waiting().annotate(reach=_members(Q(kept=True)), possible=_members(Q()))
        touching = counted.filter(possible__gt=0)
        return touching.order_by("-ransomware", "-date_added", "-pk")

    def find(self, typed: str) -> AdvisoryQuerySet:
        """Those whose number, supplier, product or name hold every word typed."""
        found = self
        for word in typed.split()[:8]:
            found = found.filter(
                Q(external_id__icontains=word) | Q(vendor__icontains=word)
                | Q(product__icontains=word) | Q(name__icontains=word)
            )  # fmt: skip
        return found.order_by("-date_added", "-pk")


def _members(products: Q) -> Coalesce:
    """How many members use a matched product of the advisory, each counted once."""
    theirs = AdvisoryProduct.objects.filter(products, advisory=OuterRef(OuterRef("pk")))
    uses = Use.objects.filter(business__left_at=None, product__in=theirs.values("product"))
    counted = uses.annotate(all=models.Value(1)).values("all").annotate(
        n=Count("business", distinct=True)
    )  # fmt: skip
    return Coalesce(Subquery(counted.values("n")), 0, output_field=models.IntegerField())


class Advisory(models.Model):
    """A weakness that somebody published, as they wrote it and in our plain words."""

    source = models.SlugField()
    external_id = models.CharField(max_length=60)
    slug = models.SlugField(max_length=60, unique=True)
    digest = models.CharField(max_length=64)
    vendor = models.CharField(max_length=300)
    product = models.CharField(max_length=300)
    name = models.CharField(max_length=300)
    summary = models.TextField()
    required_action = models.TextField(blank=True)
    notes = models.TextField(blank=True)
    date_added = models.DateField(db_index=True)
    due_on = models.DateField()
    ransomware = models.BooleanField(default=False)
    first_seen_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(null=True, blank=True)

    tlp = models.CharField(max_length=8, choices=Tlp.choices, default=Tlp.CLEAR)
    state = models.CharField(max_length=10, choices=AdvisoryState.choices, default="new")
    title = models.CharField(max_length=100, blank=True)
    what_happened = models.TextField(blank=True)
    affects = models.TextField(blank=True)
    action = models.CharField(max_length=200, blank=True)
    minutes = models.PositiveSmallIntegerField(default=10)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    revised_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)

    objects = AdvisoryQuerySet.as_manager()

    transitions = ADVISORY

    class Meta:
        verbose_name_plural = "advisories"
        constraints = [
            models.UniqueConstraint(fields=["source", "external_id"], name="advisory_once"),
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(state__in=["published", "withdrawn"]),
                name="advisory_published_when_it_says_so",
            ),
        ]
        indexes = [models.Index(fields=["state", "-published_at"], name="advisory_by_state")]

    def __str__(self) -> str:
        return self.external_id

    def reach_now(self) -> int:
        """How many members use a ticked product today."""
        kept = [each.product for each in self.products.all() if each.kept]
        return Business.objects.who_use(*kept).count()

    @property
    def sources(self) -> list[str]:
        """The addresses the publisher names, as they stand in its notes."""
        words = self.notes.replace(";", " ").split()
        return [word for word in words if word.startswith(("https://", "http://"))]


class AdvisoryProduct(models.Model):
    """A catalogue product an advisory touches: how surely and why; `kept` is the analyst's tick."""

    advisory = models.ForeignKey(Advisory, on_delete=models.CASCADE, related_name="products")
    product = models.SlugField(max_length=60, db_index=True)
    confidence = models.FloatField()
    reason = models.CharField(max_length=500)
    kept = models.BooleanField(default=True)
    how = models.TextField(blank=True)

    class Meta:
        ordering = ["-confidence", "product"]
        constraints = [
            models.UniqueConstraint(fields=["advisory", "product"], name="advisory_product_once")
        ]

    def __str__(self) -> str:
        return self.product


class AlertState(models.TextChoices):
    OPEN = "open", "To do"
    DONE = "done", "Done"
    NOT_OURS = "not_ours", "Not ours"
    HELP = "help", "Help is coming"
    HELPED = "helped", "We helped"


class AlertQuerySet(models.QuerySet["Alert"]):
    def for_business(self, business: Business) -> AlertQuerySet:
        return self.filter(business=business)

    def of(self, person: Person) -> AlertQuerySet:
        """Alerts to the businesses this person owns or helps."""
        mine = Business.objects.of(person)
        return self.filter(business__in=mine).select_related("advisory", "business")

    def open(self) -> AlertQuerySet:
        """What still needs the member: not answered, and not taken back by us; newest first."""
        still = self.filter(state=AlertState.OPEN, advisory__state=AdvisoryState.PUBLISHED)
        return still.select_related("advisory").order_by("-created_at", "-pk")

    def asking_for_help(self) -> AlertQuerySet:
        """Who waits for our help, longest first."""
        asking = self.filter(state=AlertState.HELP, business__left_at=None)
        return asking.select_related("advisory", "business").order_by("answered_at", "pk")

    def answers(self) -> dict[str, int]:
        """How many alerts stand in each state."""
        rows = self.order_by().values_list("state").annotate(n=Count("pk"))
        return dict(rows)


class Alert(models.Model):
    """What one business was told of one advisory, and what it answered."""

    advisory = models.ForeignKey(Advisory, on_delete=models.CASCADE, related_name="alerts")
    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="alerts")
    state = models.CharField(max_length=8, choices=AlertState.choices, default=AlertState.OPEN)
    code = models.CharField(max_length=9)
    created_at = models.DateTimeField(default=clock.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = AlertQuerySet.as_manager()

    transitions = ALERT

    class Meta:
        constraints = [models.UniqueConstraint(fields=["advisory", "business"], name="alert_once")]
        indexes = [models.Index(fields=["business", "state"], name="alert_of_business")]

    def __str__(self) -> str:
        return f"{self.advisory} for {self.business}"

    @property
    def products(self) -> list[AdvisoryProduct]:
        """The advisory's products that this business uses (all of them, when it uses none now)."""
        kept = [each for each in self.advisory.products.all() if each.kept]
        used = set(self.business.uses.values_list("product", flat=True))
        return [each for each in kept if each.product in used] or kept
