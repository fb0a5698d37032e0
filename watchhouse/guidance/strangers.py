"""Whole pages for those who come without a cookie: drawn once, then handed to everyone.

Each process keeps its own for at most a minute, and forgets them at once when something is
published in it. Whoever has a cookie, and so everyone signed in, never sees one.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from csp.decorators import csp_exempt
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import get_language

from watchhouse.foundation import clock

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Page:
    """A page cut where its nonce stood: each answer gets a nonce of its own."""

    parts: tuple[bytes, ...]
    etag: str


def cached_for_strangers(view: View) -> Callable[..., HttpResponseBase]:
    """A page that is the same for every stranger. It must not read who asks from anything else.

    With a query it is drawn anew each time, so that nobody fills the cache with made-up ones.
    """

    @functools.wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if request.COOKIES or request.META.get("QUERY_STRING"):
            return view(request, *args, **kwargs)
        key = _key(request)
        page: Page | None = caches["pages"].get(key)
        if page is None:
            drawn = view(request, *args, **kwargs)
            if request.method != "GET" or drawn.status_code != 200 or drawn.cookies:
                return drawn
            page = _cut(request, drawn)
            caches["pages"].set(key, page)
        return _whole(request, page)

    return answer


def forget() -> None:
    """Something was published: every page is drawn anew."""
    caches["pages"].clear()


def _key(request: HttpRequest) -> str:
    """Language and day belong to it: a page says when its check is overdue. No page names its host,
    and made-up hosts must not push real pages out.
    """
    names = (request.path, get_language(), clock.today())
    return hashlib.sha256(repr(names).encode()).hexdigest()


def _cut(request: HttpRequest, drawn: HttpResponse) -> Page:
    parts = tuple(drawn.content.split(_nonce(request)))
    return Page(parts, f'W/"{hashlib.sha256(b"".join(parts)).hexdigest()[:32]}"')


def _whole(request: HttpRequest, page: Page) -> HttpResponseBase:
    whole = HttpResponse(_nonce(request).join(page.parts))
    whole.headers["ETag"] = page.etag
    whole.headers["Cache-Control"] = "no-cache"
    patch_vary_headers(whole, ["Cookie"])
    answer = get_conditional_response(request, page.etag, None, whole) or whole
    if answer is whole:
        return whole
    # The browser keeps its page, and with it the policy that names the page's own nonce.
    return csp_exempt()(lambda _: answer)(request)


def _nonce(request: HttpRequest) -> bytes:
    return str(request.csp_nonce).encode()  # type: ignore[attr-defined]  # django-csp's
