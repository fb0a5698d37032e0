"""The link in the letter that asks whether a business is still there: signed, it names nobody."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse

from watchhouse.members.silences import silences

SALT = "members.stay"


def stay(business: int, person: int) -> str:
    """The whole address of the page that asks, and keeps the business on POST."""
    token = signing.dumps([business, person], salt=SALT)
    base: str = settings.BASE_URL
    return base + reverse("members:stay", args=[token])


def read(token: str) -> tuple[int, int]:
    """Business and person of a link. Raises `signing.SignatureExpired` for one older than the time
    after which the business is closed, `signing.BadSignature` for one that we did not make.
    """
    lasts = timedelta(weeks=silences().close_after_weeks)
    business, person = signing.loads(token, salt=SALT, max_age=lasts)
    return int(business), int(person)
