"""Who may see and answer a check: the business's people, or the session that began it. Who may
see and change a business's domains: its people, and staff.

A check that is attached to a business is nobody's who is not of that business, also not the
session's that began it. When staff pass, the journal hears of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeGuard

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from watchhouse.checkup import actions, letter_links, resuming, scoring
from watchhouse.checkup.actions.looking import What
from watchhouse.checkup.models import Check, Domain, Evidence, PlanShare, Promise
from watchhouse.members import gates as members
from watchhouse.members.models import Business, Membership, MembershipRole
from watchhouse.people import gates as people
from watchhouse.people.gates import anyone, not_looking_too_often, person_of, signed_in, staff
from watchhouse.people.models import Person

CONFIRM = "checkup.confirm"
GUIDE = "checkup.guide"


@dataclass(frozen=True)
class Bearer:
    """Whoever opened the link of a letter. `promise` is None when the link is too old."""

    promise: Promise | None
    person: Person | None = None


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


def my_share(request: HttpRequest, pk: int) -> PlanShare:
    """A link to the plan of the owner's own business. A helper gets a 403."""
    business = members.my_own_business(request)
    return get_object_or_404(business.plan_shares.select_related("business"), pk=pk)


def shared(request: HttpRequest, token: str) -> PlanShare | None:
    """The plan behind a link that the owner handed on; also one that is over: ask `stands`."""
    not_looking_too_often(request, action="share")
    return actions.find(token)


def stands(share: PlanShare | None) -> TypeGuard[PlanShare]:
    """Whether a link still opens the steps."""
    return share is not None and PlanShare.objects.standing().filter(pk=share.pk).exists()


def my_domains(request: HttpRequest) -> tuple[Business, bool]:
    """The business whose domains are shown, and whether this is its owner (an IT helper sees)."""
    place = members.my_place(request)
    return place.business, place.role == MembershipRole.OWNER


def my_domain(request: HttpRequest, pk: int) -> tuple[Domain, bool]:
    """A domain of one's own business, and whether this is its owner."""
    business, owner = my_domains(request)
    return get_object_or_404(business.domains.select_related("business"), pk=pk), owner


def my_own_domain(request: HttpRequest, pk: int) -> Domain:
    """The same for what only an owner may do: a helper gets a 403."""
    domain, owner = my_domain(request, pk)
    if not owner:
        raise PermissionDenied
    return domain


def domains_of(request: HttpRequest, pk: int) -> Business:
    """A business whose domains staff look at, with the right to read members."""
    return _seen_by(people.staff(request, "members.read"), pk, "domains")


def by_link(request: HttpRequest, token: str) -> resuming.Link | None:
    """What a link goes on with; None for a link that is over, changed or not for you.

    A check that has been attached to a business opens to its people alone, who sign in first.
    """
    link = resuming.read(token)
    if link is None or link.check.business is None:
        return link
    mine = Business.objects.of(signed_in(request))
    return link if mine.filter(pk=link.check.business.pk).exists() else None


def begun_here(request: HttpRequest) -> Check | None:
    """The check that this session began, or went on with, while nobody has joined with it."""
    return _of_session(request)


def _has_business(request: HttpRequest) -> bool:
    person = person_of(request)
    return person is not None and Business.objects.of(person).exists()


def _of_session(request: HttpRequest) -> Check | None:
    return resuming.held(request.session)


def owns(request: HttpRequest, check: Check) -> bool:
    """Whether somebody may promise for the business and send its plan: its owner alone."""
    person, business = person_of(request), check.business
    if person is None or business is None:
        return False
    return business.memberships.filter(person=person, role=MembershipRole.OWNER).exists()


def my_promise(request: HttpRequest, pk: int) -> Promise:
    """A promise of a business that this person owns. Its IT helper gets a 403."""
    person = signed_in(request)
    mine = Promise.objects.of(person).select_related("business")
    promise = get_object_or_404(mine, pk=pk)
    owners = promise.business.memberships.filter(role=MembershipRole.OWNER)
    if not owners.filter(person=person).exists():
        raise PermissionDenied
    return promise


def bearer(request: HttpRequest, token: str) -> Bearer:
    """The promise of a letter's link, while its reader still owns the business."""
    anyone(request)
    try:
        promise_id, person_id = letter_links.read(token)
    except signing.SignatureExpired:
        return Bearer(None)
    except (signing.BadSignature, ValueError, TypeError) as problem:
        raise Http404 from problem
    places = Membership.objects.filter(
        person=person_id, person__is_active=True, role=MembershipRole.OWNER
    )
    promise = get_object_or_404(
        Promise.objects.select_related("business"), pk=promise_id, business__left_at=None,
        business__memberships__in=places,
    )  # fmt: skip
    return Bearer(promise, get_object_or_404(Person, pk=person_id))


def my_showing(request: HttpRequest, measure: str) -> Business:
    """The business whose people show that a measure of the bank is in place."""
    business = members.my_business(request)
    if measure not in scoring.measures():
        raise Http404
    return business


def my_evidence(request: HttpRequest, pk: int) -> Evidence:
    """A word or a photo to remove: the owner any of the business's, an IT helper their own."""
    person = signed_in(request)
    evidence = get_object_or_404(Evidence.objects.of(person).select_related("business"), pk=pk)
    owners = evidence.business.memberships.filter(role=MembershipRole.OWNER)
    if evidence.by_id != person.pk and not owners.filter(person=person).exists():
        raise PermissionDenied
    return evidence


def photo(request: HttpRequest, pk: int) -> Evidence:
    """A photo, for the business's own people and for staff who confirm what they see."""
    mine = Evidence.objects.of(signed_in(request)).photos().filter(pk=pk).first()
    if mine:
        return mine
    person = staff(request, CONFIRM)
    row = get_object_or_404(Evidence.objects.photos(), pk=pk)
    _seen_by(person, row.business_id, "photo")
    return row


def guided(
    request: HttpRequest, pk: int, *, what: Literal["answers", "plan"] = "answers"
) -> tuple[Person, Business]:
    """An adviser, and the member with whom they go through the check."""
    person = staff(request, GUIDE)
    return person, _seen_by(person, pk, what)


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
    return person, _seen_by(person, pk, "evidence")


def _seen_by(person: Person, pk: int, what: What) -> Business:
    """A member that has not left; that staff look at it is written down."""
    business = get_object_or_404(Business.objects.active(), pk=pk)
    actions.look(business, what=what, by=person)
    return business
