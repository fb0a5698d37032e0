"""Those who write the guidance, check its facts and answer readers."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from wagtail.models import Page

from watchhouse.foundation import clock
from watchhouse.guidance import differences, editors, standing
from watchhouse.guidance.differences import Difference
from watchhouse.guidance.models import (
    Checked,
    Opinion,
    Sheet,
)
from watchhouse.guidance.standing import Standing
from watchhouse.people import gates as people
from watchhouse.people.models import Person

EDIT = "guidance.edit"


def author(request: HttpRequest) -> Person:
    """Staff who look after guidance, and whom Wagtail knows as an editor from here on."""
    person = editor(request)
    editors.admit(person)
    return person


def editor(request: HttpRequest) -> Person:
    """Staff who look after guidance."""
    return people.staff(request, EDIT)


def may_edit(request: HttpRequest) -> bool:
    """Whether whoever reads may also mend."""
    person = people.person_of(request)
    return person is not None and person.can(EDIT)


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
