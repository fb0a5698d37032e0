"""What is shown of a measure: by the business's people, to those who confirm it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from watchhouse.checkup import scoring
from watchhouse.checkup.gates.members import CONFIRM, seen_by
from watchhouse.checkup.models import Evidence
from watchhouse.members import gates as members
from watchhouse.members.models import Business, MembershipRole
from watchhouse.people.gates import signed_in, staff


def my_showing(request: HttpRequest, measure: str) -> Business:
    """The business whose people show that a measure of the bank is in place."""
    business = members.my_business(request)
    if measure not in scoring.measures():
        raise Http404
    return business


def my_evidence(request: HttpRequest, pk: int) -> Evidence:
    """A word or a photo to remove: the owner any of the business's, an IT helper their own."""
    person = signed_in(request)
    evidence = get_object_or_404(Evidence.objects.of(person).select_related("business"), pk=pk)
    owners = evidence.business.memberships.filter(role=MembershipRole.OWNER)
    if evidence.by_id != person.pk and not owners.filter(person=person).exists():
        raise PermissionDenied
    return evidence


def photo(request: HttpRequest, pk: int) -> Evidence:
    """A photo, for the business's own people and for staff who confirm what they see."""
    mine = Evidence.objects.of(signed_in(request)).photos().filter(pk=pk).first()
    if mine:
        return mine
    person = staff(request, CONFIRM)
    row = get_object_or_404(Evidence.objects.photos(), pk=pk)
    seen_by(person, row.business_id, "photo")
    return row
