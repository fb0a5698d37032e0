"""What the session knows about how its person signed in."""

from __future__ import annotations

from allauth.account.authentication import get_authentication_records
from django.http import HttpRequest


def signed_in_by_passkey(request: HttpRequest) -> bool:
    """Whether a passkey was used in this session."""
    return any(
        record.get("method") == "mfa" and record.get("type") == "webauthn"
        for record in get_authentication_records(request)
    )
