"""A link that goes on with a check on another device: signed, for this check alone, for 30 days,
and for a check that nobody has joined with: once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.core import signing
from django.urls import reverse

from watchhouse.checkup.models import Check

SIGNER = "checkup.go-on"
LASTS = timedelta(days=30)


def link(check: Check) -> str:
    """The whole address of the page that asks, and goes on with the check on POST."""
    token = signing.TimestampSigner(salt=SIGNER, sep="~").sign(f"{check.pk}.{check.holder}")
    base: str = settings.BASE_URL
    return base + reverse("checkup:go_on_here", args=[token])


@dataclass(frozen=True)
class Link:
    """What a link leads to: `used` when the check went on elsewhere since it was made."""

    check: Check
    used: bool


def read(token: str) -> Link | None:
    """What the link is for; None when the link was changed or is over, or the check gone."""
    try:
        said = signing.TimestampSigner(salt=SIGNER, sep="~").unsign(token, max_age=LASTS)
        pk, holder = (int(part) for part in said.split("."))
    except (signing.BadSignature, ValueError):
        return None
    check = Check.objects.select_related("business").filter(pk=pk).first()
    return Link(check, check.business is None and check.holder != holder) if check else None


def hold(session: SessionBase, check: Check) -> None:
    """Let this session see the check as long as nobody goes on with it elsewhere."""
    session["check"], session["holder"] = check.pk, check.holder


def held(session: SessionBase) -> Check | None:
    """The anonymous check that this session began or went on with, while it still holds it."""
    return Check.objects.held(session.get("check"), session.get("holder")).first()
