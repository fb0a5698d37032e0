"""What a page costs the processor: drawn, kept for strangers, and beside Django's barest pages.

All of them go through the same middleware, compressed as a browser asks for it.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, path

from benchmarks.measure import Measured, best
from watchhouse import urls
from watchhouse.guidance import actions
from watchhouse.guidance.models import Guide

GUIDE = "/guidance/guides/updates-on/"
TIMES = 40


def bare(request: HttpRequest) -> HttpResponse:
    """The least that Django can say; as long as a guide, so that compressing costs the same."""
    return HttpResponse(f"<p>{'A few words that differ. ' * 400}</p>")


def template(request: HttpRequest) -> HttpResponse:
    """Our head and foot around nothing."""
    return render(request, "base.html")


urlpatterns: list[URLPattern | URLResolver] = [
    path("bare/", bare), path("template/", template), *urls.urlpatterns
]  # fmt: skip


def _cost(address: str, *, before: Callable[[], object] = lambda: None) -> float:
    """Milliseconds of the processor for one page."""
    client = Client(HTTP_HOST="localhost", HTTP_ACCEPT_ENCODING="gzip")

    def ask() -> None:
        for _ in range(TIMES):
            before()
            assert client.get(address).status_code == 200

    with override_settings(ROOT_URLCONF="benchmarks.pages", DEMO=False):
        ask()
        return best(ask, rounds=5) / TIMES * 1000


def _loaded() -> None:
    if not Guide.objects.exists():
        actions.load(settings.CONTENT_DIR)


def uncached() -> Measured:
    """A guide, drawn for each who asks."""
    _loaded()
    return Measured(_cost(GUIDE, before=caches["pages"].clear), "ms", "bound: 12 ms", 12)


def cached() -> Measured:
    """A guide, kept for strangers; beside it a bare page of Django's."""
    _loaded()
    return Measured(_cost(GUIDE), "ms", "bound: twice a bare Django page", 2 * _cost("/bare/"))


def beside_bare() -> Measured:
    """A guide drawn, beside a bare page of Django's."""
    _loaded()
    drawn = _cost(GUIDE, before=caches["pages"].clear)
    return Measured(drawn, "ms", "peer: a bare Django page", _cost("/bare/"), False)


def beside_template() -> Measured:
    """A guide drawn, beside our head and foot around nothing."""
    _loaded()
    drawn = _cost(GUIDE, before=caches["pages"].clear)
    return Measured(drawn, "ms", "peer: our bare template", _cost("/template/"), False)


def search() -> Measured:
    """A search of three words among everything, its page drawn."""
    _loaded()
    return Measured(_cost("/search/?words=fake+invoice+email"), "ms", "bound: 25 ms", 25)
