"""What machines ask for: is it up, what may be crawled, whom to tell about a weakness."""

from __future__ import annotations

from django.conf import settings
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from watchhouse.foundation import clock
from watchhouse.front import wellknown
from watchhouse.people import gates

TEXT = "text/plain; charset=utf-8"


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Whom to tell about a weakness of this site."""
    gates.anyone(request)
    return HttpResponse(wellknown.security_txt(clock.today()), content_type=TEXT)


@require_safe
def change_password(request: HttpRequest) -> HttpResponse:
    """Where a password manager sends people: we have passkeys instead."""
    gates.anyone(request)
    return HttpResponseRedirect("/people/passkeys/")


@require_safe
def robots_txt(request: HttpRequest) -> HttpResponse:
    """What may be crawled."""
    gates.anyone(request)
    return HttpResponse(wellknown.robots_txt(), content_type=TEXT)


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public page."""
    gates.anyone(request)
    context = {"pages": wellknown.addresses(), "base": settings.BASE_URL}
    return render(request, "front/sitemap.xml", context, content_type="application/xml")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """The lantern, for browsers that ask at the old address."""
    gates.anyone(request)
    return HttpResponseRedirect(static("watchhouse/images/favicon.svg"))


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Whether the house and its database answer."""
    gates.anyone(request)
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return HttpResponse("the database does not answer", content_type=TEXT, status=503)
    return HttpResponse("ok", content_type=TEXT)
