"""Guidance is for everyone; a draft, or a page taken down, is not there. Staff mend facts."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from watchhouse.foundation import clock
from watchhouse.guidance import standing
from watchhouse.guidance.models import Event, Guide, Opinion, Sheet, Toolkit
from watchhouse.guidance.standing import Standing
from watchhouse.members import gates as members
from watchhouse.members.models import Business
from watchhouse.people import gates as people
from watchhouse.people.models import Person

EDIT = "guidance.edit"
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


def reader(request: HttpRequest) -> Business | None:
    """The business of whoever reads, if they are signed in and have one."""
    if people.person_of(request) is None:
        return None
    try:
        return members.my_business(request)
    except Http404:
        return None


def page(request: HttpRequest, kind: str, slug: str) -> Sheet:
    """Any page that anyone may read, by the word in its address."""
    people.anyone(request)
    opened = {"guides": guide, "toolkits": toolkit, "events": event}.get(kind)
    if opened is None:
        raise Http404
    return opened(request, slug)


def editor(request: HttpRequest) -> Person:
    """Staff who look after guidance."""
    return people.staff(request, EDIT)


def may_edit(request: HttpRequest) -> bool:
    """Whether whoever reads may also mend."""
    person = people.person_of(request)
    return person is not None and person.can(EDIT)


def fact(request: HttpRequest, slug: str) -> Standing:
    """A fact of the register, for anyone to read."""
    people.anyone(request)
    return _fact(slug)


def fact_to_mend(request: HttpRequest, slug: str) -> Standing:
    """A fact, for staff who may say what it is now."""
    editor(request)
    return _fact(slug)


def words(request: HttpRequest, pk: int) -> Opinion:
    """A reader's words about a page that did not help, for staff."""
    editor(request)
    found: Opinion = get_object_or_404(Opinion, pk=pk, helped=False)
    return found


def _fact(slug: str) -> Standing:
    try:
        return standing.one(slug, clock.today())
    except KeyError:
        raise Http404 from None
