"""A link that goes on with a check on another device: signed, for this check alone, for 30 days."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse

from watchhouse.checkup.models import Check

SIGNER = "checkup.go-on"
LASTS = timedelta(days=30)


def link(check: Check) -> str:
    """The whole address of the page that asks, and goes on with the check on POST."""
    token = signing.TimestampSigner(salt=SIGNER, sep="~").sign(str(check.pk))
    base: str = settings.BASE_URL
    return base + reverse("checkup:go_on_here", args=[token])


def read(token: str) -> Check | None:
    """The check the link is for; None when the link was changed or is over, or the check gone."""
    try:
        pk = signing.TimestampSigner(salt=SIGNER, sep="~").unsign(token, max_age=LASTS)
    except signing.BadSignature:
        return None
    return Check.objects.select_related("business").filter(pk=pk).first()
