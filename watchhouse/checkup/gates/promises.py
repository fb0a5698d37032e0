"""Whose promise it is: its owner's, signed in or by the link of a letter."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from watchhouse.checkup import letter_links
from watchhouse.checkup.models import Promise
from watchhouse.foundation import mailed
from watchhouse.members.models import Membership, MembershipRole
from watchhouse.people.gates import anyone, signed_in
from watchhouse.people.models import Person


@dataclass(frozen=True)
class Bearer:
    """Whoever opened the link of a letter. `promise` is None when the link is too old."""

    promise: Promise | None
    person: Person | None = None


def my_promise(request: HttpRequest, pk: int) -> Promise:
    """A promise of a business that this person owns. Its IT helper gets a 403."""
    person = signed_in(request)
    mine = Promise.objects.of(person).select_related("business")
    promise = get_object_or_404(mine, pk=pk)
    owners = promise.business.memberships.filter(role=MembershipRole.OWNER)
    if not owners.filter(person=person).exists():
        raise PermissionDenied
    return promise


def bearer(request: HttpRequest, token: str) -> Bearer:
    """The promise of a letter's link, while its reader still owns the business."""
    anyone(request)
    try:
        promise_id, person_id = letter_links.read(token)
    except mailed.TooOld:
        return Bearer(None)
    places = Membership.objects.filter(
        person=person_id, person__is_active=True, role=MembershipRole.OWNER
    )
    promise = get_object_or_404(
        Promise.objects.select_related("business"), pk=promise_id, business__left_at=None,
        business__memberships__in=places,
    )  # fmt: skip
    return Bearer(promise, get_object_or_404(Person, pk=person_id))
