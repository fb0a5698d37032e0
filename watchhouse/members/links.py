"""The link in the letter that asks whether a business is still there: signed, it names nobody."""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.urls import reverse

SALT = "members.stay"


def stay(business: int, person: int) -> str:
    """The whole address of the page that asks, and keeps the business on POST."""
    token = signing.dumps([business, person], salt=SALT)
    base: str = settings.BASE_URL
    return base + reverse("members:stay", args=[token])


def read(token: str) -> tuple[int, int] | None:
    """Business and person of a link; None for one that we did not make."""
    try:
        business, person = signing.loads(token, salt=SALT)
        return int(business), int(person)
    except (signing.BadSignature, ValueError, TypeError):
        return None
