"""Links in the letters of the little steps: whoever holds one may answer for its reader."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from watchhouse.foundation import mailed
from watchhouse.guidance import letter_links
from watchhouse.guidance.models import Subscription
from watchhouse.guidance.series import LittleStep, by_slug
from watchhouse.members.models import Membership
from watchhouse.people import gates as people


@dataclass(frozen=True)
class Bearer:
    """Whoever opened the link of a letter. `subscription` is None when the link is too old."""

    subscription: Subscription | None
    step: LittleStep | None = None


def answering(request: HttpRequest, token: str) -> Bearer:
    """Whose letter this link came with, and the little step it asks about."""
    people.anyone(request)
    try:
        subscription, step = letter_links.read_answer(token)
    except mailed.TooOld:
        return Bearer(None)
    known = by_slug().get(step)
    if known is None:
        raise Http404
    return Bearer(_reader(subscription), known)


def going_on(request: HttpRequest, token: str) -> Bearer:
    """Whose letter this link came with that asked whether to stop."""
    people.anyone(request)
    try:
        return Bearer(_reader(letter_links.read_go_on(token)))
    except mailed.TooOld:
        return Bearer(None)


def confirming(request: HttpRequest, token: str) -> Bearer:
    """Whose address this link was sent to; one that was confirmed or forgotten is too old."""
    people.anyone(request)
    try:
        number = letter_links.read_confirm(token)
    except mailed.TooOld:
        return Bearer(None)
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
