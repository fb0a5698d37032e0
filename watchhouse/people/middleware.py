"""Asks those who must sign in first to do so, and brings them back."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from watchhouse.people.gates import AgreeFirst, PasskeyFirst, SignInFirst, TooOften
from watchhouse.people.views.signing_in import too_many

PAGES = {PasskeyFirst: "people:passkey_needed", AgreeFirst: "people:agree_again"}


class ShowTheWayIn:
    """A gate raised `SignInFirst`: show the sign-in page, then the page they wanted."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Hand the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """Redirect when a gate asked for it; leave every other problem alone."""
        if isinstance(problem, TooOften):
            return too_many(request)
        if not isinstance(problem, SignInFirst):
            return None
        page = PAGES.get(type(problem), "account_login")
        back = request.get_full_path() if _can_come_back(request) else "/home/"
        answer = HttpResponseRedirect(f"{reverse(page)}?{urlencode({'next': back})}")
        answer.headers["Cache-Control"] = "no-store"  # the way back may hold a link's token
        return answer


def _can_come_back(request: HttpRequest) -> bool:
    """Whether the page can be asked for again after signing in: an invitation can, too."""
    return request.method == "GET" or request.path.startswith("/members/invitations/")
