"""Guidance is for everyone; a draft, or a page taken down, is not there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from django.conf import settings
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from watchhouse.foundation import region
from watchhouse.guidance.films import making
from watchhouse.guidance.models import (
    Event,
    Guide,
    News,
    Paper,
    Picture,
    Sheet,
    Toolkit,
)
from watchhouse.guidance.models.films import films_of
from watchhouse.guidance.models.media import storage
from watchhouse.people import gates as people

AnySheet = TypeVar("AnySheet", bound=Sheet)

EDITION = re.compile(r"[0-9a-f]{16}")
FOLDER = settings.CONTENT_DIR / "events" / "files"


@dataclass(frozen=True)
class Kept:
    """A file, and whether it is there for anyone."""

    path: Path
    public: bool


def guide(request: HttpRequest, slug: str) -> Guide:
    """A guide that anyone may read."""
    people.anyone(request)
    return _shown(request, Guide, slug)


def toolkit(request: HttpRequest, slug: str) -> Toolkit:
    """A toolkit that anyone may read."""
    people.anyone(request)
    return _shown(request, Toolkit, slug)


def event(request: HttpRequest, slug: str) -> Event:
    """A past event that anyone may look at."""
    people.anyone(request)
    return _shown(request, Event, slug)


def news(request: HttpRequest, slug: str) -> News:
    """A piece of news that anyone may read."""
    people.anyone(request)
    return _shown(request, News, slug)


def page(request: HttpRequest, kind: str, slug: str) -> Sheet:
    """Any page that anyone may read, by the word in its address."""
    people.anyone(request)
    opened = {"guides": guide, "toolkits": toolkit, "events": event}.get(kind)
    if opened is None:
        raise Http404
    return opened(request, slug)


def _shown(request: HttpRequest, kind: type[AnySheet], slug: str) -> AnySheet:
    """The published page; in the CMS's preview, the draft that is looked at."""
    draft = getattr(request, "draft", None)
    if isinstance(draft, kind):
        return draft
    found: AnySheet = get_object_or_404(kind.objects.live(), slug=slug)
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


def film(request: HttpRequest, slug: str, language: str, edition: str, name: str) -> Path:
    """A file of a film of a guide that anyone may read: of its newest edition or one before."""
    path = films_of(guide(request, slug), language) / edition / name
    known = language in region.current().languages and EDITION.fullmatch(edition)
    if not known or name not in making.FILES or not path.is_file():
        raise Http404
    return path
