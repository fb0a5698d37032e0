"""Who may see a visit: its business, and the advisers; for everybody else it is not there."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from watchhouse.members.models import Business, Membership, MembershipRole
from watchhouse.people import gates
from watchhouse.people.models import Person
from watchhouse.visits.models import Visit


def my_visit(request: HttpRequest, pk: int) -> tuple[Person, Visit]:
    """A visit to a business that this person owns or helps."""
    person = gates.signed_in(request)
    mine = Visit.objects.filter(business__in=Business.objects.of(person))
    return person, get_object_or_404(mine.select_related("business", "adviser"), pk=pk)


def my_own_visit(request: HttpRequest, pk: int) -> tuple[Person, Visit]:
    """The same for what only an owner may do: a helper gets a 403."""
    person, visit = my_visit(request, pk)
    if not owns(person, visit.business):
        raise PermissionDenied
    return person, visit


def owns(person: Person, business: Business) -> bool:
    """Whether to show what only an owner may do."""
    places = Membership.objects.standing(person).filter(business=business)
    return places.filter(role=MembershipRole.OWNER).exists()


def desk_visit(request: HttpRequest, pk: int, right: str) -> tuple[Person, Visit]:
    """A visit, for the centre's advisers."""
    person = gates.staff(request, right)
    return person, get_object_or_404(
        Visit.objects.select_related("business", "adviser", "asked_by"), pk=pk
    )
