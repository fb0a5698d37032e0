"""Guidance is for everyone; a draft, or a page taken down, is not there. Staff mend facts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from wagtail.models import Page

from watchhouse.foundation import clock, region
from watchhouse.guidance import differences, editors, letter_links, standing
from watchhouse.guidance.differences import Difference
from watchhouse.guidance.films import making
from watchhouse.guidance.models import (
    Checked,
    Event,
    Guide,
    News,
    Opinion,
    Paper,
    Picture,
    Sheet,
    Subscription,
    Toolkit,
)
from watchhouse.guidance.models.films import films_of
from watchhouse.guidance.models.media import storage
from watchhouse.guidance.series import LittleStep, by_slug
from watchhouse.guidance.standing import Standing
from watchhouse.members import gates as members
from watchhouse.members.models import Business, Membership
from watchhouse.people import gates as people
from watchhouse.people.models import Person

AnySheet = TypeVar("AnySheet", bound=Sheet)

EDIT = "guidance.edit"
EDITION = re.compile(r"[0-9a-f]{16}")
FOLDER = settings.CONTENT_DIR / "events" / "files"


@dataclass(frozen=True)
class Bearer:
    """Whoever opened the link of a letter. `subscription` is None when the link is too old."""

    subscription: Subscription | None
    step: LittleStep | None = None


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


def author(request: HttpRequest) -> Person:
    """Staff who look after guidance, and whom Wagtail knows as an editor from here on."""
    person = editor(request)
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


def answering(request: HttpRequest, token: str) -> Bearer:
    """Whose letter this link came with, and the little step it asks about."""
    people.anyone(request)
    try:
        subscription, step = letter_links.read_answer(token)
    except signing.SignatureExpired:
        return Bearer(None)
    except (signing.BadSignature, ValueError, TypeError) as problem:
        raise Http404 from problem
    known = by_slug().get(step)
    if known is None:
        raise Http404
    return Bearer(_reader(subscription), known)


def going_on(request: HttpRequest, token: str) -> Bearer:
    """Whose letter this link came with that asked whether to stop."""
    people.anyone(request)
    try:
        return Bearer(_reader(letter_links.read_go_on(token)))
    except signing.SignatureExpired:
        return Bearer(None)
    except (signing.BadSignature, ValueError, TypeError) as problem:
        raise Http404 from problem


def confirming(request: HttpRequest, token: str) -> Bearer:
    """Whose address this link was sent to; one that was confirmed or forgotten is too old."""
    people.anyone(request)
    try:
        number = letter_links.read_confirm(token)
    except signing.SignatureExpired:
        return Bearer(None)
    except (signing.BadSignature, ValueError, TypeError) as problem:
        raise Http404 from problem
    return Bearer(Subscription.objects.of_strangers().filter(pk=number).first())


def _reader(number: int) -> Subscription:
    """The subscription of a stranger, or of one of a business's people."""
    rows = Subscription.objects.select_related("person", "business")
    row = get_object_or_404(rows, pk=number)
    if row.person is None or (row.person.is_active and row.business is None):
        return row
    places = Membership.objects.standing(row.person).filter(business=row.business)
    if not row.person.is_active or not places.exists():
        raise Http404
    return row


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
