"""Who may see and change a business's domains: its people, and staff."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from watchhouse.checkup.gates.members import seen_by
from watchhouse.checkup.models import Domain
from watchhouse.members import gates as members
from watchhouse.members.models import Business, MembershipRole
from watchhouse.people.gates import staff


def my_domains(request: HttpRequest) -> tuple[Business, bool]:
    """The business whose domains are shown, and whether this is its owner (an IT helper sees)."""
    place = members.my_place(request)
    return place.business, place.role == MembershipRole.OWNER


def my_domain(request: HttpRequest, pk: int) -> tuple[Domain, bool]:
    """A domain of one's own business, and whether this is its owner."""
    business, owner = my_domains(request)
    return get_object_or_404(business.domains.select_related("business"), pk=pk), owner


def my_own_domain(request: HttpRequest, pk: int) -> Domain:
    """The same for what only an owner may do: a helper gets a 403."""
    domain, owner = my_domain(request, pk)
    if not owner:
        raise PermissionDenied
    return domain


def domains_of(request: HttpRequest, pk: int) -> Business:
    """A business whose domains staff look at, with the right to read members."""
    return seen_by(staff(request, "members.read"), pk, "domains")
