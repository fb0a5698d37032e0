"""The way into Wagtail's admin, and what the browser may load there.

Wagtail's addresses are not among the house's own: they are looked up here, after the gate, so that
nothing of them is reached without it, and a start that nobody edits after does not load them.
"""

from __future__ import annotations

from csp.constants import NONE, SELF
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import resolve, set_urlconf

URLS = "watchhouse.guidance.cms.urls"

# As strict as Wagtail's editor runs with. All its scripts are files of ours; its text editor writes
# styles into the page. Previews are framed.
POLICY = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF, "'unsafe-inline'"],
    "font-src": [SELF],
    "img-src": [SELF, "data:", "blob:"],
    "connect-src": [SELF],
    "media-src": [SELF],
    "frame-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [SELF],
}


def answer(request: HttpRequest) -> HttpResponseBase:
    """What Wagtail answers; `Resolver404` where it has no such page."""
    set_urlconf(URLS)  # Wagtail's templates name its addresses; Django forgets it with the request
    request.resolver_match = match = resolve(request.path_info, URLS)
    response: HttpResponseBase = match.func(request, *match.args, **match.kwargs)
    return response
