"""Whose check and plan it is: the business's people's, or the session's that began it.

A check that is attached to a business is nobody's who is not of that business, also not the
session's that began it.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest

from watchhouse.checkup import resuming
from watchhouse.checkup.models import Check
from watchhouse.members import gates as members
from watchhouse.members.models import Business, MembershipRole
from watchhouse.people.gates import person_of, signed_in


def my_firm(request: HttpRequest) -> Business | None:
    """The business whose check this is; None for a visitor who has not joined.

    An IT helper gets a 403: the answers are the owner's.
    """
    return members.my_own_business(request) if _has_business(request) else None


def only_helps(request: HttpRequest) -> bool:
    """Whether this is an IT helper of the business: a plan to see, nothing to answer."""
    return _has_business(request) and members.my_place(request).role == MembershipRole.HELPER


def my_check(request: HttpRequest) -> Check | None:
    """The check to be answered: the owner's business's, else this session's. None: begin one."""
    business = my_firm(request)
    mine = Check.objects.latest_of(business) if business else None
    return mine or _of_session(request)


def my_plan(request: HttpRequest) -> Check | None:
    """The check whose plan is shown, to owner and IT helper alike. None: there is none yet."""
    business = members.my_business(request) if _has_business(request) else None
    mine = Check.objects.plan_of(business) if business else None
    return mine or _of_session(request)


def my_readiness(request: HttpRequest) -> Check | None:
    """The check that a firm's readiness rests on: the owner's, or this session's. A helper gets a
    403, since the page is made of answers.
    """
    business = my_firm(request)
    mine = Check.objects.plan_of(business) if business else None
    return mine or _of_session(request)


def my_marks(request: HttpRequest) -> Business | Check:
    """Whose steps may be marked: the business's by its people, a visitor's own check."""
    if _has_business(request):
        return members.my_business(request)
    check = _of_session(request)
    if check is None:
        raise Http404
    return check


def my_own_plan(request: HttpRequest) -> Check:
    """The plan of the owner's own business. A helper gets a 403, a firm without a check a 404."""
    check = Check.objects.plan_of(members.my_own_business(request))
    if check is None:
        raise Http404
    return check


def begun_here(request: HttpRequest) -> Check | None:
    """The check that this session began, or went on with, while nobody has joined with it."""
    return _of_session(request)


def by_link(request: HttpRequest, token: str) -> resuming.Link | None:
    """What a link goes on with; None for a link that is over, changed or not for you.

    A check that has been attached to a business opens to its people alone, who sign in first.
    """
    link = resuming.read(token)
    if link is None or link.check.business is None:
        return link
    mine = Business.objects.of(signed_in(request))
    return link if mine.filter(pk=link.check.business.pk).exists() else None


def owns(request: HttpRequest, check: Check) -> bool:
    """Whether somebody may promise for the business and send its plan: its owner alone."""
    person, business = person_of(request), check.business
    if person is None or business is None:
        return False
    return business.memberships.filter(person=person, role=MembershipRole.OWNER).exists()


def _has_business(request: HttpRequest) -> bool:
    person = person_of(request)
    return person is not None and Business.objects.of(person).exists()


def _of_session(request: HttpRequest) -> Check | None:
    return resuming.held(request.session)
