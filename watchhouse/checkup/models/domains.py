"""A business's own domains, what its owner agreed to, and what was seen."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from watchhouse.checkup import names
from watchhouse.checkup.states import DOMAIN_TRANSITIONS
from watchhouse.foundation import clock
from watchhouse.members.models import Business
from watchhouse.people.models import Person


class DomainState(models.TextChoices):
    NAMED = "named", "waits for your yes"
    WAITING = "waiting", "waits for proof"
    PROVEN = "proven", "looked at each week"
    LOST = "lost", "proof is gone"
    STOPPED = "stopped", "stopped"


def _token() -> str:
    return secrets.token_hex(16)


class DomainQuerySet(models.QuerySet["Domain"]):
    def of(self, business: Business) -> DomainQuerySet:
        """A business's domains, the oldest first."""
        return self.filter(business=business).order_by("added_at", "pk")

    def due(self) -> DomainQuerySet:
        """Those to look at now and not being looked at; first those somebody waits for."""
        free = Q(leased_until=None) | Q(leased_until__lt=clock.now())
        looked_at = self.filter(free, state__in=("waiting", "proven", "lost"))
        return looked_at.filter(due_at__lte=clock.now(), business__left_at=None).order_by(
            F("asked_at").asc(nulls_last=True), "due_at", "pk"
        )


class Domain(models.Model):
    """A domain that a business calls its own; others may call it theirs too, each by its proof.

    `name` is ASCII (RFC 5891), `token` is what the proof has to hold. `due_at` is when it is
    looked at next, `lease` names the round that is looking right now.
    """

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="domains")
    name = models.CharField(max_length=253)
    token = models.CharField(max_length=32, default=_token)
    state = models.CharField(max_length=8, choices=DomainState.choices, default=DomainState.NAMED)
    added_at = models.DateTimeField(default=clock.now)
    proven_at = models.DateTimeField(null=True, blank=True)
    proven_by = models.CharField(max_length=4, blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True, db_index=True)
    lease = models.CharField(max_length=32, blank=True)
    leased_until = models.DateTimeField(null=True, blank=True)

    objects = DomainQuerySet.as_manager()

    transitions = DOMAIN_TRANSITIONS

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["business", "name"], name="domain_once_business"),
            models.CheckConstraint(
                condition=~Q(state="proven") | Q(proven_at__isnull=False), name="domain_proven_when"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def shown(self) -> str:
        """The name as its owner writes it."""
        return names.in_letters(self.name)

    @property
    def record(self) -> tuple[str, str]:
        """Name and value of the DNS record (TXT) that proves it."""
        return f"_watchhouse-challenge.{self.name}", f"watchhouse={self.token}"

    @property
    def file(self) -> str:
        """The address of the file that proves it; it holds the value of the record."""
        return f"https://{self.name}/.well-known/watchhouse-{self.token}.txt"

    @property
    def agreed(self) -> DomainConsent | None:
        """What the owner agreed to and did not take back."""
        return self.consents.filter(withdrawn_at=None).select_related("by").first()

    def next_week(self) -> datetime:
        """Its own minute of the coming week (Monday 00:00 UTC plus its share of the week)."""
        now = clock.now()
        monday = (now - timedelta(days=now.weekday())).replace(
            hour=0, minute=0, second=0, microsecond=0
        )
        return monday + timedelta(days=7, minutes=self.pk * 1009 % (7 * 24 * 60))


class DomainConsent(models.Model):
    """An owner's yes: who, when, to which text, for what, until when, when taken back."""

    domain = models.ForeignKey(Domain, on_delete=models.CASCADE, related_name="consents")
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL)
    version = models.CharField(max_length=20)
    scope = models.JSONField(default=dict)
    given_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["domain"], condition=Q(withdrawn_at=None), name="domain_consent_once"
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("given_at")), name="domain_consent_ends_later"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.domain}: {self.version}"


class DomainReportQuerySet(models.QuerySet["DomainReport"]):
    def newest_of(self, domains: Iterable[Domain]) -> DomainReportQuerySet:
        """The newest report of each of these domains."""
        same = DomainReport.objects.filter(domain=OuterRef("domain")).order_by("-looked_at", "-pk")
        return self.filter(domain__in=list(domains), pk=Subquery(same.values("pk")[:1]))


class DomainReport(models.Model):
    """What was seen at one look. `week` is the Monday of a weekly look; asked-for ones have none.

    `findings`: a list of {what, standing, reason, facts, evidence}, in the order of the page.
    """

    domain = models.ForeignKey(Domain, on_delete=models.CASCADE, related_name="reports")
    week = models.DateField(null=True, blank=True)
    looked_at = models.DateTimeField(default=clock.now)
    findings = models.JSONField(default=list)

    objects = DomainReportQuerySet.as_manager()

    class Meta:
        ordering = ["-looked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["domain", "week"], name="domain_report_once_week")
        ]

    def __str__(self) -> str:
        return f"{self.domain} on {self.looked_at:%Y-%m-%d}"
