"""What the session knows about how its person signed in."""

from __future__ import annotations

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.db.models import QuerySet
from django.http import HttpRequest

from watchhouse.people.models import Person


def of(person: Person) -> QuerySet[Authenticator]:
    """The person's passkeys, the newest first."""
    passkeys: QuerySet[Authenticator] = Authenticator.objects.filter(
        user=person, type=Authenticator.Type.WEBAUTHN
    ).order_by("-created_at")
    return passkeys


def signed_in_by_passkey(request: HttpRequest) -> bool:
    """Whether a passkey was used in this session."""
    return any(
        record.get("method") == "mfa" and record.get("type") == "webauthn"
        for record in get_authentication_records(request, request.user)
    )
