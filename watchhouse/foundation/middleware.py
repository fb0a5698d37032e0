"""What every response carries and Django has no setting for."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import redirect, render
from django.utils import translation

from watchhouse.foundation import languages, uploads
from watchhouse.foundation.languages import ENGLISH

NOTHING_ALLOWED = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer", "autoplay", "camera", "display-capture", "geolocation", "gyroscope",
        "magnetometer", "microphone", "midi", "payment", "usb", "browsing-topics",
    )
)  # fmt: skip

Answer = Callable[[HttpRequest], HttpResponse]


def headers(get_response: Answer) -> Answer:
    """Deny the browser what no page of ours needs; keep personal pages out of caches.

    What says `public` itself is the same for everyone, whoever asks: a film, a picture.
    """

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", NOTHING_ALLOWED)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        same = request.path.startswith("/static/") or _is_public(response)
        if response.cookies or (request.COOKIES and not same):
            response.headers["Cache-Control"] = "no-store"
        return response

    return respond


def _is_public(response: HttpResponse) -> bool:
    return response.headers.get("Cache-Control", "").startswith("public")


class Smaller(GZipMiddleware):
    """Pages leave compressed. Files don't: a part of a compressed film is no part of the film."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Compress what is not handed out in parts."""
        if "Accept-Ranges" in response.headers:
            return response
        return super().process_response(request, response)


def not_too_big(get_response: Answer) -> Answer:
    """Turn away what is larger than any form of ours before a byte of it is read or kept: Django
    limits fields, but would keep files of any size until the form is read.
    """

    def respond(request: HttpRequest) -> HttpResponse:
        size, most = uploads.size(request), settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        # Larger than a form, and larger than what the view says it takes, if it takes files.
        if most is not None and size > most and size > uploads.most(request, most):
            return render(request, "413.html", status=413)
        return get_response(request)

    return respond


def whole_cookies(get_response: Answer) -> Answer:
    """A cookie with a NUL byte was made by hand, and PostgreSQL takes none: it is not there."""

    def respond(request: HttpRequest) -> HttpResponse:
        for name in [name for name, value in request.COOKIES.items() if "\0" in value]:
            del request.COOKIES[name]
        return get_response(request)

    return respond


def wrong_method(get_response: Answer) -> Answer:
    """Django answers a wrong method with an empty page: say what happened instead."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != 405 or response.content:
            return response
        page = render(request, "405.html", status=405)
        page.headers["Allow"] = response.headers["Allow"]
        return page

    return respond


class Speak:
    """The page speaks the language that its address names; nothing else is asked or guessed."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in that language, and say so."""
        with translation.override(languages.of_path(request.path_info)):
            response = self.get_response(request)
            if response.headers.get("Content-Type", "").startswith("text/html"):
                spoken = languages.current()
                said = "en-GB" if spoken == ENGLISH else spoken
                response.headers.setdefault("Content-Language", said)
        return response

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        """A page that is in English alone stands at its English address."""
        match = request.resolver_match
        if languages.current() == ENGLISH or match is None:
            return None
        if match.view_name in settings.TRANSLATED_PAGES:
            return None
        translation.activate(ENGLISH)
        if request.method in ("GET", "HEAD"):
            return redirect(languages.bare(request.get_full_path()))
        return None
