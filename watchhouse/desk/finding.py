"""Find a business at the desk: what members know of themselves, or a case's reference."""

from __future__ import annotations

from watchhouse.members.models import Business, BusinessQuerySet
from watchhouse.people.models import Person
from watchhouse.urgent.models import Case
from watchhouse.urgent.references import parse_reference


def find(typed: str, *, by: Person) -> BusinessQuerySet:
    """Those that are members, by name. A case's reference finds its business for whoever may read
    cases; for others it is a word like any other.
    """
    reference = parse_reference(typed) if by.can("urgent.read") else None
    if reference:
        theirs = Case.objects.filter(reference=reference).values("business")
        return Business.objects.active().filter(pk__in=theirs).order_by("name", "pk")
    return Business.objects.active().find(typed)
