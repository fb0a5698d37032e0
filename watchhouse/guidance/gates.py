"""Guidance is for everyone; a draft, or a page taken down, is not there."""

from __future__ import annotations

import re
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from watchhouse.foundation import region
from watchhouse.guidance.films import making
from watchhouse.guidance.models import Event, Guide, Toolkit
from watchhouse.guidance.models.films import films_of
from watchhouse.members import gates as members
from watchhouse.members.models import Business
from watchhouse.people import gates as people

EDITION = re.compile(r"[0-9a-f]{16}")
FOLDER = settings.CONTENT_DIR / "events" / "files"


def guide(request: HttpRequest, slug: str) -> Guide:
    """A guide that anyone may read."""
    people.anyone(request)
    found: Guide = get_object_or_404(Guide.objects.live(), slug=slug)
    return found


def toolkit(request: HttpRequest, slug: str) -> Toolkit:
    """A toolkit that anyone may read."""
    people.anyone(request)
    found: Toolkit = get_object_or_404(Toolkit.objects.live(), slug=slug)
    return found


def event(request: HttpRequest, slug: str) -> Event:
    """A past event that anyone may look at."""
    people.anyone(request)
    found: Event = get_object_or_404(Event.objects.live(), slug=slug)
    return found


def file(request: HttpRequest, slug: str, name: str) -> Path:
    """A file that a past event names as its own, and no other."""
    named = event(request, slug).files.values()
    path = FOLDER / Path(name).name
    if name not in named or not path.is_file():
        raise Http404
    return Path(path)


def film(request: HttpRequest, slug: str, language: str, edition: str, name: str) -> Path:
    """A file of a film of a guide that anyone may read: of its newest edition or one before."""
    path = films_of(guide(request, slug), language) / edition / name
    known = language in region.current().languages and EDITION.fullmatch(edition)
    if not known or name not in making.FILES or not path.is_file():
        raise Http404
    return path


def reader(request: HttpRequest) -> Business | None:
    """The business of whoever reads, if they are signed in and have one."""
    if people.person_of(request) is None:
        return None
    try:
        return members.my_business(request)
    except Http404:
        return None
