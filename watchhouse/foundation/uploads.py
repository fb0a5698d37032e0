"""Forms that take a file say how large one may be; all others stay as small as a form is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.http import HttpRequest
from django.urls import Resolver404, resolve

View = TypeVar("View", bound=Callable[..., object])


def takes_up_to(size: int) -> Callable[[View], View]:
    """A view whose form may hold so many bytes. The outermost decorator of its view."""

    def decorate(view: View) -> View:
        view.takes_up_to = size  # type: ignore[attr-defined]
        return view

    return decorate


def most(request: HttpRequest, otherwise: int) -> int:
    """How many bytes may come to this address; `otherwise` where a view says nothing."""
    try:
        view = resolve(request.path_info).func
    except Resolver404:
        return otherwise
    return int(getattr(view, "takes_up_to", otherwise))
