"""The link in a letter: it names a promise and whom it was sent to, is signed, and grows old."""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.urls import reverse

from watchhouse.checkup.rhythm import rhythm

SALT = "checkup.promise"


def link(promise_id: int, person_id: int) -> str:
    """The whole address of the page that takes an answer without sign-in."""
    token = signing.dumps([promise_id, person_id], salt=SALT)
    return f"{settings.BASE_URL}{reverse('checkup:from_letter', args=[token])}"


def read(token: str) -> tuple[int, int]:
    """Promise and person of a link; raises `signing.SignatureExpired` or `signing.BadSignature`."""
    lasts = rhythm().nudge.link_days * 24 * 3600
    promise, person = signing.loads(token, salt=SALT, max_age=lasts)
    return int(promise), int(person)
