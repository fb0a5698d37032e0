"""What every response carries and Django has no setting for."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
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
    """Deny the browser what no page of ours needs; keep personal pages out of caches."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", NOTHING_ALLOWED)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        known = request.COOKIES or response.cookies
        if known and not request.path.startswith("/static/"):
            response.headers["Cache-Control"] = "no-store"
        return response

    return respond


def not_too_big(get_response: Answer) -> Answer:
    """Turn away what is larger than any form of ours before a byte of it is read or kept: Django
    limits fields, but would keep files of any size until the form is read.
    """

    def respond(request: HttpRequest) -> HttpResponse:
        said = request.META.get("CONTENT_LENGTH") or "0"
        size = int(said) if said.isascii() and said.isdigit() and len(said) < 19 else 0
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if most is not None and (len(said) > 18 or _too_big(request, size, most)):
            return render(request, "413.html", status=413)
        return get_response(request)

    return respond


def _too_big(request: HttpRequest, size: int, most: int) -> bool:
    """Larger than a form, and larger than what the view says it takes, if it takes files."""
    return size > most and size > uploads.most(request, most)


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


class speak:  # noqa: N801 (reads as a function in the list of middleware)
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
