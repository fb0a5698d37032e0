from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower

from watchhouse.foundation import clock


class Role(models.Model):
    """What a kind of staff may do: a row loaded from content/people/roles.toml."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=80)
    rights = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.name


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, email: str, **fields: Any) -> Person:
        """A person who signs in by passkey or e-mailed code: there are no passwords."""
        person = self.model(email=email.strip().lower(), **fields)
        person.set_unusable_password()
        person.save()
        return person

    def with_right(self, right: str) -> models.QuerySet[Person]:
        """Staff who may do this. Roles are few: they are read, not searched by JSON operators."""
        roles = [role.pk for role in Role.objects.all() if right in role.rights]
        return self.filter(is_active=True, roles__in=roles).distinct()


class Person(AbstractBaseUser, PermissionsMixin):
    """Somebody who can sign in: an owner, an IT helper, or one of the centre's staff."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    texts_to = models.CharField(max_length=16, blank=True)  # reminders go here; "": by e-mail
    roles = models.ManyToManyField(Role, blank=True, related_name="people")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=clock.now)

    objects = PersonManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name_plural = "people"
        constraints = [models.UniqueConstraint(Lower("email"), name="person_email_any_case")]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def rights(self) -> frozenset[str]:
        """All that this person's roles allow, read once per request."""
        if not hasattr(self, "_rights"):
            self._rights = frozenset(r for role in self.roles.all() for r in role.rights)
        return self._rights

    @property
    def is_staff_member(self) -> bool:
        """Whether the person works for the centre or a partner."""
        return bool(self.rights)

    def can(self, right: str) -> bool:
        """Whether one of the person's roles allows `room.act`."""
        return right in self.rights


class ConsentQuerySet(models.QuerySet["Consent"]):
    def standing(self, person: Person, *purposes: str) -> ConsentQuerySet:
        """What the person agreed to and did not take back."""
        standing = self.filter(person=person, withdrawn_at=None)
        return standing.filter(purpose__in=purposes) if purposes else standing


class Consent(models.Model):
    """What a person agreed to: which text, which version, when, and when they took it back.

    Once the text has a new version, they may say "later" until `later_until`.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    purpose = models.SlugField()
    version = models.CharField(max_length=20)
    given_at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    later_until = models.DateTimeField(null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "purpose"],
                condition=models.Q(withdrawn_at=None),
                name="consent_standing_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.version}"
