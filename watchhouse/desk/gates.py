"""Who may see businesses at the desk: staff with the right; members get a 404."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from watchhouse.members.models import Business
from watchhouse.people import gates
from watchhouse.people.models import Person


def a_business(request: HttpRequest, pk: int) -> tuple[Person, Business]:
    """Whoever looks, and the business; one that is not there is a 404 for all."""
    person = gates.staff(request, "members.read")
    return person, get_object_or_404(Business, pk=pk)


def change_tier(request: HttpRequest, pk: int) -> tuple[Person, Business]:
    """Somebody who may make a business another kind of member."""
    person = gates.staff(request, "members.tier")
    return person, get_object_or_404(Business, pk=pk)


def work_with(request: HttpRequest, pk: int) -> tuple[Person, Business]:
    """An adviser, and the business they helped."""
    person = gates.staff(request, "visits.work")
    return person, get_object_or_404(Business, pk=pk)
