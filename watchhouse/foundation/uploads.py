"""Forms that take a file say how large one may be; all others stay as small as a form is."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest
from django.urls import Resolver404, resolve

View = TypeVar("View", bound=Callable[..., object])


def takes_up_to(size: int) -> Callable[[View], View]:
    """A view whose form may hold so many bytes. The outermost decorator of its view."""

    def decorate(view: View) -> View:
        view.takes_up_to = size  # type: ignore[attr-defined]
        return view

    return decorate


def size(request: HttpRequest) -> int:
    """How many bytes are on their way, as far as the sender says; more than we take if too long."""
    said = request.META.get("CONTENT_LENGTH") or "0"
    if len(said) >= 19:
        return sys.maxsize
    return int(said) if said.isascii() and said.isdigit() else 0


def most(request: HttpRequest, otherwise: int) -> int:
    """How many bytes may come to this address; `otherwise` where nothing is said.

    A view of ours says it itself (`takes_up_to`); a library's forms stand in LARGE_FORMS.
    """
    try:
        found = resolve(request.path_info)
    except Resolver404:
        return otherwise
    theirs = (settings.LARGE_FORMS.get(name, 0) for name in found.namespaces)
    return int(getattr(found.func, "takes_up_to", max(theirs, default=0) or otherwise))
