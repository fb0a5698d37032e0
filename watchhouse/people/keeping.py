"""What this room keeps about people."""

from __future__ import annotations

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator

from watchhouse.foundation.keeping import Kept
from watchhouse.people.models import Consent, MobileProof, Person

KEPT = [
    Kept(model=Person, person="pk", without=["password"]),
    Kept(model=Consent, person="person"),
    Kept(model=MobileProof, person="person"),
    Kept(model=Authenticator, person="user", without=["data"]),
    Kept(model=EmailAddress, person="user"),
    Kept(model=EmailConfirmation, person="email_address__user", without=["key"]),
]
