"""The link in a letter: it names what it is about and whom it was sent to, is signed, and grows
old. Whoever holds it may answer, so looking at its page changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import Http404
from django.urls import reverse


class TooOld(Exception):
    """The link is one of ours, and older than it lasts."""


def address(view: str, *names: int | str, salt: str) -> str:
    """The whole address of a page that takes an answer without sign-in."""
    token = signing.dumps(names, salt=salt)
    return f"{settings.BASE_URL}{reverse(view, args=[token])}"


def read(token: str, *kinds: type, salt: str, lasts: timedelta) -> Sequence[Any]:
    """What a link names, each of its kind: `read(token, int, int, …)`.

    Raises TooOld; Http404 for one that we did not make.
    """
    try:
        names = signing.loads(token, salt=salt, max_age=lasts)
    except signing.SignatureExpired as problem:
        raise TooOld from problem
    except (signing.BadSignature, ValueError) as problem:
        raise Http404 from problem
    if not isinstance(names, list) or [type(name) for name in names] != list(kinds):
        raise Http404
    return names
