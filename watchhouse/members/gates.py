"""Who may see a business: its owner and its IT helpers; for everybody else it is not there."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from watchhouse.foundation import mailed
from watchhouse.members import actions, links, rules
from watchhouse.members.models import Business, Export, Invitation, Membership, MembershipRole
from watchhouse.people import gates

CHOSEN = "business"


def my_place(request: HttpRequest, *, agreed: bool = True) -> Membership:
    """The place of whoever is signed in, in the business they chose, or in their first one.

    That they were here is kept once a day, so that the business is not taken for a silent one.
    """
    person = gates.signed_in(request, agreed=agreed)
    places = list(Membership.objects.standing(person))
    if not places:
        raise Http404
    chosen = request.session.get(CHOSEN)
    place = next((place for place in places if place.business_id == chosen), places[0])
    actions.touch(place.business)
    return place


def my_business(request: HttpRequest) -> Business:
    """The business of whoever is signed in, as owner or as IT helper."""
    return my_place(request).business


def my_own_business(request: HttpRequest) -> Business:
    """The same for what only an owner may do: a helper gets a 403."""
    place = my_place(request)
    if place.role != MembershipRole.OWNER:
        raise PermissionDenied
    return place.business


def my_business_to_leave(request: HttpRequest) -> Business:
    """The owner's business, also while a new version of a text waits for their yes: whoever does
    not agree may leave.
    """
    place = my_place(request, agreed=False)
    if place.role != MembershipRole.OWNER:
        raise PermissionDenied
    return place.business


def my_export(request: HttpRequest, pk: int) -> Export:
    """A file with all about one's own business, for the owner who asked for it, while it stands."""
    business = my_business_to_leave(request)
    mine = Export.objects.standing().filter(business=business, by=gates.person_of(request))
    return get_object_or_404(mine.exclude(file=""), pk=pk)


def bearer(request: HttpRequest, token: str) -> tuple[Business, int]:
    """Whose letter this link came with, and the owner's number. Raises `rules.Gone` when the
    business is closed or they own it no more, `rules.LinkOver`; one we did not make is a 404.
    """
    gates.anyone(request)
    try:
        business, person = links.read(token)
    except mailed.TooOld as problem:
        raise rules.LinkOver from problem
    owners = Membership.objects.owners().filter(business=business, person=person)
    standing = owners.filter(business__left_at=None, person__is_active=True)
    place = standing.select_related("business").first()
    if place is None:
        raise rules.Gone
    return place.business, person


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
