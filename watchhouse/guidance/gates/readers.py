"""Members who read: whose business they read for."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from watchhouse.guidance.gates.pages import guide
from watchhouse.guidance.models import (
    Guide,
)
from watchhouse.members import gates as members
from watchhouse.members.models import Business
from watchhouse.people import gates as people


def reader(request: HttpRequest) -> Business | None:
    """The business of whoever reads, if they are signed in and have one."""
    if people.person_of(request) is None:
        return None
    try:
        return members.my_business(request)
    except Http404:
        return None


def my_business(request: HttpRequest, slug: str) -> tuple[Guide, Business]:
    """A guide, and the business of whoever is signed in, as owner or as IT helper."""
    return guide(request, slug), members.my_business(request)
