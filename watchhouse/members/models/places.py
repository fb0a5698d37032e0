"""Who has a place in a business, and who was asked to take one."""

from __future__ import annotations

from django.db import models

from watchhouse.foundation import clock
from watchhouse.members.models.businesses import Business
from watchhouse.people.models import Person


class MembershipRole(models.TextChoices):
    OWNER = "owner", "Owner"
    HELPER = "helper", "IT helper"


class MembershipQuerySet(models.QuerySet["Membership"]):
    def standing(self, person: Person) -> MembershipQuerySet:
        """The person's places in businesses that are members, the oldest first."""
        mine = self.filter(person=person, business__left_at=None)
        return mine.select_related("business").order_by("since", "pk")

    def owners(self) -> MembershipQuerySet:
        return self.filter(role=MembershipRole.OWNER)


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


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> InvitationQuerySet:
        """Those that can still be accepted."""
        return self.filter(closed_at=None, expires_at__gt=clock.now())


class Invitation(models.Model):
    """An owner asks somebody to help with IT, or to own the business too: the link works once,
    for three days. Only the hash of the link's token is kept.
    """

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField()
    role = models.CharField(
        max_length=8, choices=MembershipRole.choices, default=MembershipRole.HELPER
    )
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
