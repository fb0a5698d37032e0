"""Staff at a member's check: each look is written down."""

from __future__ import annotations

from typing import Literal

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from watchhouse.checkup import actions
from watchhouse.checkup.actions.looking import What
from watchhouse.checkup.models import Check
from watchhouse.members.models import Business
from watchhouse.people.gates import staff
from watchhouse.people.models import Person

CONFIRM = "checkup.confirm"
GUIDE = "checkup.guide"


def guided(
    request: HttpRequest, pk: int, *, what: Literal["answers", "plan"] = "answers"
) -> tuple[Person, Business]:
    """An adviser, and the member with whom they go through the check."""
    person = staff(request, GUIDE)
    return person, seen_by(person, pk, what)


def guided_plan(request: HttpRequest, pk: int) -> tuple[Person, Check]:
    """The same for the plan that comes of it; a firm without a check has none."""
    person, business = guided(request, pk, what="plan")
    check = Check.objects.plan_of(business)
    if check is None:
        raise Http404
    return person, check


def confirming(request: HttpRequest, pk: int) -> tuple[Person, Business]:
    """Staff who may confirm what a business has in place."""
    person = staff(request, CONFIRM)
    return person, seen_by(person, pk, "evidence")


def seen_by(person: Person, pk: int, what: What) -> Business:
    """A member that has not left; that staff look at it is written down."""
    business = get_object_or_404(Business.objects.active(), pk=pk)
    actions.look(business, what=what, by=person)
    return business
