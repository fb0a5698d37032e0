"""Find a business at the desk: what members know of themselves, or a case's reference."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator

from watchhouse.members.models import Business, BusinessQuerySet
from watchhouse.people.models import Person
from watchhouse.urgent.models import Case
from watchhouse.urgent.references import parse_reference

A_PAGE = 30
LONGEST = 80  # letters of what is looked for
MOST = 1000  # found ones that are counted and shown: who sees more types more


def page(typed: str, *, number: str | None, by: Person) -> Page[Any]:
    """A page of those found, by name.

    All members are counted and cut by the index; a search reads the names once, takes the keys
    of at most `MOST`, and fetches a page of them.
    """
    found = find(typed, by=by)
    if not typed:
        return Paginator(found, A_PAGE).get_page(number)
    keys = list(found.values_list("pk", flat=True)[:MOST])
    shown: Page[Any] = Paginator(keys, A_PAGE).get_page(number)
    rows = Business.objects.in_bulk(list(shown.object_list))
    shown.object_list = [rows[key] for key in shown.object_list if key in rows]
    return shown


def find(typed: str, *, by: Person) -> BusinessQuerySet:
    """Those that are members, by name. A case's reference finds its business for whoever may read
    cases; for others it is a word like any other.
    """
    reference = parse_reference(typed) if by.can("urgent.read") else None
    if reference:
        theirs = Case.objects.filter(reference=reference).values("business")
        return Business.objects.active().filter(pk__in=theirs).order_by("name", "pk")
    return Business.objects.active().find(typed)
