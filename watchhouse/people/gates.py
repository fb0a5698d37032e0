"""Who may pass. Every view's first statement is a call to a gate, here or in its own room.

A stranger gets the same 404 whether the row is not theirs or not there; somebody who may see but
not do gets a 403; somebody not signed in is asked to sign in and comes back.
"""

from __future__ import annotations

from typing import Literal

from allauth.account.internal.flows.login import record_authentication
from allauth.core import ratelimit
from allauth.core.internal import ratelimit as limits
from django.conf import settings
from django.contrib.auth import login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from watchhouse.people import agreeing, passkeys
from watchhouse.people.models import Person
from watchhouse.people.passkeys import signed_in_by_passkey


class SignInFirst(Exception):
    """Turned into a redirect to the sign-in page by people.middleware."""


class PasskeyFirst(SignInFirst):
    """Staff have to come in by passkey: those without one make one first."""


class AgreeFirst(SignInFirst):
    """A text that this person agreed to has a new version: they are asked before they go on."""


class TooOften(Exception):
    """Turned into the page that says when to come back, by people.middleware."""


def not_too_often(request: HttpRequest, *, action: str, key: str | None = None) -> None:
    """A public page that sends letters: so many from one network address, or, with `key`, to one
    reader's address, and not more. Looking is free.
    """
    if not ratelimit.consume(request, action=action, key=key):
        raise TooOften


def not_looking_too_often(request: HttpRequest, *, action: str) -> None:
    """A page that costs us something to look at: so often from one network address."""
    if not limits.consume(request, app="allauth.account", action=action, limit_get=True):
        raise TooOften


def anyone(request: HttpRequest) -> None:
    """A public page: said out loud, so that no view forgets its gate."""


def person_of(request: HttpRequest) -> Person | None:
    """Whoever is signed in, if anybody."""
    return request.user if isinstance(request.user, Person) else None


def signed_in(request: HttpRequest, *, agreed: bool = True) -> Person:
    """Somebody who is signed in, and was asked about new versions of what they agreed to.

    Pages on which one agrees, takes something back or leaves pass without: `agreed=False`. What is
    being sent (POST) is never thrown away for it.
    """
    person = person_of(request)
    if person is None:
        raise SignInFirst
    if agreed and request.method in ("GET", "HEAD") and agreeing.must_be_asked(request, person):
        raise AgreeFirst
    return person


def staff(request: HttpRequest, right: str) -> Person:
    """A member of staff with this right (`room.act`), signed in by passkey.

    Members get a 404: the desk does not exist for them. Staff without the right get a 403.
    """
    person = signed_in(request)
    if not person.is_staff_member:
        raise Http404
    if not (settings.DEMO or signed_in_by_passkey(request)):
        raise PasskeyFirst
    if not person.can(right):
        raise PermissionDenied
    return person


def own_passkeys(request: HttpRequest) -> Person:
    """Whoever adds or removes passkeys. Staff who have one use it first: a code, which opens with
    their mailbox alone, must never make or end the second key.
    """
    person = signed_in(request)
    has_one = person.is_staff_member and passkeys.of(person).exists()
    if has_one and not signed_in_by_passkey(request):
        raise PasskeyFirst
    return person


def demo_only(request: HttpRequest) -> None:
    """A page of the demo: elsewhere it is not there."""
    if not settings.DEMO:
        raise Http404


def sign_in(request: HttpRequest, person: Person, *, method: Literal["code", "demo"]) -> None:
    """Open a new session for somebody whose address was proven by a code (or in the demo)."""
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    record_authentication(request, person, method=method, email=person.email)
