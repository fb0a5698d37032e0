"""Who may call: whoever is signed in, or bears a key; each sees their own business alone."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja.security import APIKeyCookie, HttpBearer

from watchhouse.members import gates as members
from watchhouse.members import tokens
from watchhouse.members.models import ApiToken, Business, Membership
from watchhouse.people import gates
from watchhouse.people.models import Person


class Key(HttpBearer):
    """`Authorization: Bearer wh_…`, made on /api/tokens/."""

    def authenticate(self, request: HttpRequest, token: str) -> Membership | None:
        return tokens.place_of(token)


class Session(APIKeyCookie):
    """The browser's own session."""

    param_name = settings.SESSION_COOKIE_NAME

    def authenticate(self, request: HttpRequest, key: str | None) -> Membership | None:
        """The place chosen in the session; staff without a business have none."""
        if gates.person_of(request) is None:
            return None
        try:
            return members.my_place(request)
        except Http404:
            return None


def mine(request: HttpRequest) -> Business:
    """The business that whoever called may read."""
    place: Membership = request.auth  # type: ignore[attr-defined]
    return place.business


def my_tokens(request: HttpRequest) -> tuple[Person, Business]:
    """Somebody with a business, for the page of their keys."""
    return gates.signed_in(request), members.my_business(request)


def my_token(request: HttpRequest, pk: int) -> tuple[Person, ApiToken]:
    """A key of one's own."""
    person = gates.signed_in(request)
    return person, get_object_or_404(ApiToken, pk=pk, person=person)
