"""Guidance is for everyone; a draft, or a page taken down, is not there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from django.conf import settings
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from wagtail.models import Page

from watchhouse.guidance import differences, editors
from watchhouse.guidance.differences import Difference
from watchhouse.guidance.models import (
    Checked,
    Event,
    Guide,
    News,
    Paper,
    Picture,
    Sheet,
    Toolkit,
)
from watchhouse.guidance.models.media import storage
from watchhouse.members import gates as members
from watchhouse.members.models import Business
from watchhouse.people import gates as people
from watchhouse.people.models import Person

AnySheet = TypeVar("AnySheet", bound=Sheet)

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


def editor(request: HttpRequest) -> Person:
    """Somebody who may edit guidance, signed in by passkey, and known to Wagtail as an editor."""
    person = people.staff(request, "guidance.edit")
    editors.admit(person)
    return person


def sheet(request: HttpRequest, pk: int) -> Sheet:
    """Any page, for somebody who may edit it."""
    editor(request)
    page = get_object_or_404(Page, pk=pk).specific
    if not isinstance(page, Sheet):
        raise Http404
    return page


def checked(request: HttpRequest, pk: int) -> Checked:
    """A page that is checked every half year, for somebody who may edit it."""
    page = sheet(request, pk)
    if not isinstance(page, Checked):
        raise Http404
    return page


def difference(request: HttpRequest, pk: int) -> Difference:
    """What the page and its file say differently, for somebody who may edit it."""
    page = sheet(request, pk)
    for found in differences.of(settings.CONTENT_DIR):
        if found.page.pk == page.pk:
            return found
    raise Http404


def may_edit(request: HttpRequest) -> bool:
    """Whether whoever reads may edit, too: a page then shows how."""
    person = people.person_of(request)
    return person is not None and person.can("guidance.edit")


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


def reader(request: HttpRequest) -> Business | None:
    """The business of whoever reads, if they are signed in and have one."""
    if people.person_of(request) is None:
        return None
    try:
        return members.my_business(request)
    except Http404:
        return None
