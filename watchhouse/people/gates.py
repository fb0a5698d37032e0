"""Who may pass. Every view's first statement is a call to a gate, here or in its own room.

A stranger gets the same 404 whether the row is not theirs or not there; somebody who may see but
not do gets a 403; somebody not signed in is asked to sign in and comes back.
"""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from watchhouse.people.models import Person
from watchhouse.people.passkeys import signed_in_by_passkey


class SignInFirst(Exception):
    """Turned into a redirect to the sign-in page by people.middleware."""


class PasskeyFirst(SignInFirst):
    """Staff have to come in by passkey: those without one make one first."""


def anyone(request: HttpRequest) -> None:
    """A public page: said out loud, so that no view forgets its gate."""


def person_of(request: HttpRequest) -> Person | None:
    """Whoever is signed in, if anybody."""
    return request.user if isinstance(request.user, Person) else None


def signed_in(request: HttpRequest) -> Person:
    """Somebody who is signed in."""
    person = person_of(request)
    if person is None:
        raise SignInFirst
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
