"""Who may see a business: its owner and its IT helpers; for everybody else it is not there."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from watchhouse.members.models import Business, Invitation, Membership, MembershipRole
from watchhouse.people import gates

CHOSEN = "business"


def my_place(request: HttpRequest) -> Membership:
    """The place of whoever is signed in, in the business they chose, or in their first one."""
    person = gates.signed_in(request)
    places = list(Membership.objects.standing(person))
    if not places:
        raise Http404
    chosen = request.session.get(CHOSEN)
    return next((place for place in places if place.business_id == chosen), places[0])


def my_business(request: HttpRequest) -> Business:
    """The business of whoever is signed in, as owner or as IT helper."""
    return my_place(request).business


def my_own_business(request: HttpRequest) -> Business:
    """The same for what only an owner may do: a helper gets a 403."""
    place = my_place(request)
    if place.role != MembershipRole.OWNER:
        raise PermissionDenied
    return place.business


def one_of_mine(request: HttpRequest, pk: str) -> Business:
    """One of the businesses this person owns or helps."""
    mine = Business.objects.of(gates.signed_in(request))
    if not pk.isascii() or not pk.isdigit() or len(pk) > 18:
        raise Http404
    return get_object_or_404(mine, pk=pk)


def my_helper(request: HttpRequest, pk: int) -> Membership:
    """A place in one's own business."""
    return get_object_or_404(my_own_business(request).memberships, pk=pk)


def my_invitation(request: HttpRequest, pk: int) -> Invitation:
    """An invitation into one's own business that nobody accepted yet."""
    return get_object_or_404(my_own_business(request).invitations.filter(closed_at=None), pk=pk)
