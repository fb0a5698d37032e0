"""Who may pass: whoever holds a letter's link, and in the demo everybody."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest

from watchhouse.dispatch import unsubscribe
from watchhouse.dispatch.models import Message


def letter_of(request: HttpRequest, token: str) -> Message | None:
    """The letter this link came with, without signing in; None for a bad link."""
    return unsubscribe.read(token)


def workshop(request: HttpRequest) -> None:
    """In development and in the demo; elsewhere the page is not there."""
    if not (settings.DEMO or settings.DEBUG):
        raise Http404
