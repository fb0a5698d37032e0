"""Guidance is for everyone; a draft, or a page taken down, is not there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from watchhouse.guidance.models import Event, Guide, Paper, Picture, Toolkit
from watchhouse.guidance.models.media import storage
from watchhouse.members import gates as members
from watchhouse.members.models import Business
from watchhouse.people import gates as people

FOLDER = settings.CONTENT_DIR / "events" / "files"


@dataclass(frozen=True)
class Kept:
    """A file, and whether it is there for anyone."""

    path: Path
    public: bool


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


def media(request: HttpRequest, digest: str, name: str) -> Kept:
    """A file that stands on a page anyone may read; any file of the guidance for who edits it."""
    path = Path(storage().path(f"{digest}/{name}"))
    pictures, papers = Picture.objects.with_digest(digest), Paper.objects.with_digest(digest)
    public = pictures.any_is_shown() or papers.any_is_shown()
    if not public and people.person_of(request) is None:
        raise Http404
    if not public:
        people.staff(request, "guidance.edit")
    if not path.is_file() or not (pictures.exists() or papers.exists()):
        raise Http404
    return Kept(path, public)


def reader(request: HttpRequest) -> Business | None:
    """The business of whoever reads, if they are signed in and have one."""
    if people.person_of(request) is None:
        return None
    try:
        return members.my_business(request)
    except Http404:
        return None
