from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower

from watchhouse.foundation import clock

CODE_LASTS = timedelta(minutes=10)
CODE_TRIES = 3


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
    # Reminders go here; "": by e-mail. Only a number that a code proved (MobileProof) stands here.
    texts_to = models.CharField(max_length=16, blank=True)
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

    def get_full_name(self) -> str:
        """What the libraries' pages call this person."""
        return str(self)

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


class MobileProofQuerySet(models.QuerySet["MobileProof"]):
    def waiting(self, person: Person) -> MobileProofQuerySet:
        """Those whose code this person can still type, the newest first."""
        since = clock.now() - CODE_LASTS
        mine = self.filter(person=person, proven_at=None, tries__lt=CODE_TRIES)
        return mine.filter(asked_at__gt=since).order_by("-asked_at", "-pk")


class MobileProof(models.Model):
    """A number that somebody says is theirs, and that a code was sent to: once a day, whoever
    says so. It counts once the code was typed.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="mobile_proofs")
    mobile = models.CharField(max_length=16)
    asked_on = models.DateField(default=clock.today)
    asked_at = models.DateTimeField(default=clock.now)
    tries = models.PositiveSmallIntegerField(default=0)
    proven_at = models.DateTimeField(null=True, blank=True)

    objects = MobileProofQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mobile", "asked_on"], name="mobile_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.mobile} on {self.asked_on}"


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
