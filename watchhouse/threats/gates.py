"""Who may pass in this room: anyone, the member it is for, the bearer of a mailed link, staff."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from watchhouse.foundation import mailed
from watchhouse.members.models import Membership
from watchhouse.people import gates
from watchhouse.people.models import Person
from watchhouse.threats import emails
from watchhouse.threats.models import Advisory, Alert

READ, PUBLISH = "threats.read", "threats.publish"


@dataclass(frozen=True)
class Bearer:
    """Whoever opened a mailed link. `alert` is None when the link is too old to answer by."""

    alert: Alert | None
    person: Person | None = None


def public_report(request: HttpRequest, slug: str) -> Advisory:
    """A published report that anyone may read."""
    gates.anyone(request)
    return get_object_or_404(Advisory.objects.public(), slug=slug)


def member(request: HttpRequest) -> Person:
    """Somebody who owns or helps a business."""
    person = gates.signed_in(request)
    if not person.memberships.exists():
        raise Http404
    return person


def my_alert(request: HttpRequest, pk: int) -> Alert:
    """An alert to a business that this person owns or helps."""
    return get_object_or_404(Alert.objects.of(gates.signed_in(request)), pk=pk)


def bearer(request: HttpRequest, token: str) -> Bearer:
    """The alert of a mailed link, while its reader still belongs to the business."""
    gates.anyone(request)
    try:
        alert_id, person_id = emails.read_link(token)
    except mailed.TooOld:
        return Bearer(None)
    theirs = Membership.objects.filter(person=person_id, person__is_active=True).select_related(
        "person"
    )
    alert = get_object_or_404(
        Alert.objects.select_related("advisory", "business"),
        pk=alert_id, business__left_at=None, business__memberships__in=theirs,
    )  # fmt: skip
    return Bearer(alert, get_object_or_404(Person, pk=person_id))


def desk(request: HttpRequest, right: str = READ) -> Person:
    """Staff who may read advisories, or publish them."""
    return gates.staff(request, right)


def advisory(request: HttpRequest, pk: int, right: str = READ) -> Advisory:
    """Any advisory, for staff."""
    gates.staff(request, right)
    return get_object_or_404(Advisory.objects.prefetch_related("products"), pk=pk)


def advisory_to_edit(request: HttpRequest, pk: int) -> Advisory:
    """Any advisory: to look at with the right to read, to change with the right to publish."""
    return advisory(request, pk, PUBLISH if request.method == "POST" else READ)


def asking(request: HttpRequest, pk: int) -> Alert:
    """An alert whose member asked for help, for staff."""
    gates.staff(request, PUBLISH)
    return get_object_or_404(Alert, pk=pk)
