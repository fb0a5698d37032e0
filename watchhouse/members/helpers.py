"""Who has a place in a business: owners invite helpers and further owners, put helpers out, go."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction

from watchhouse.dispatch import actions as dispatch
from watchhouse.foundation import clock, journal
from watchhouse.members import emails, rules
from watchhouse.members.events import (
    HelperAccepted,
    HelperInvited,
    HelperPutOut,
    OwnerAccepted,
    OwnerInvited,
    WentAway,
)
from watchhouse.members.models import Business, Invitation, Membership, MembershipRole
from watchhouse.people import actions as people
from watchhouse.people.models import Person


@transaction.atomic
def invite(
    business: Business, *, email: str, by: Person, role: str = MembershipRole.HELPER
) -> Invitation:
    """Send a link of 128 bits that works once, for three days; one of an earlier day ends.

    A helper may be asked to own the business too. An address gets one such letter a day, whoever
    writes: the owner's page does not tell, and a link sent today stands. Raises
    `rules.HasAccessAlready`, `rules.InvitedEnough`.
    """
    Person.objects.select_for_update().get(pk=by.pk)
    Business.objects.select_for_update().get(pk=business.pk)
    email = email.strip().lower()
    places = business.memberships.filter(person__email=email)
    if places.exists() and (role == MembershipRole.HELPER or places.owners().exists()):
        raise rules.HasAccessAlready
    day = clock.now() - timedelta(days=1)
    today = Invitation.objects.filter(invited_at__gt=day)
    rules.check_can_invite(today=today.filter(business=business).count())
    rules.check_can_invite(today=today.filter(by=by).count())
    standing = business.invitations.open().filter(email=email, invited_at__gt=day)
    if invited := standing.first():
        return _asked_today(invited, role=role, by=by)
    business.invitations.filter(email=email, closed_at=None).update(closed_at=clock.now())
    token = secrets.token_urlsafe(16)
    invited = Invitation.objects.create(
        business=business, email=email, by=by, token_hash=_hashed(token), role=role,
        expires_at=clock.now() + rules.INVITATION_LASTS,
    )  # fmt: skip
    dispatch.post(emails.invitation(invited, token=token))
    _tell(invited, by=by)
    return invited


def _asked_today(invited: Invitation, *, role: str, by: Person) -> Invitation:
    """The link that was sent stands; its page asks what the owner wants now."""
    if invited.role != role:
        invited.role = role
        invited.save(update_fields=["role"])
        _tell(invited, by=by)
    return invited


def _tell(invited: Invitation, *, by: Person) -> None:
    told = OwnerInvited if invited.role == MembershipRole.OWNER else HelperInvited
    journal.tell(told(business_id=invited.business_id, by_id=by.pk, invitation_id=invited.pk))


def find(token: str) -> Invitation | None:
    """The invitation behind a link, while it can be accepted."""
    found = Invitation.objects.open().filter(token_hash=_hashed(token), business__left_at=None)
    return found.select_related("business", "by").first()


@transaction.atomic
def accept(token: str, *, by: Person | None) -> Membership:
    """The invited person says yes, agrees to the text on helping or owning, and has access.

    `by` is whoever is signed in; without a sign-in the link itself proves a new address. Raises
    `rules.InvitationOver`, `rules.ForSomebodyElse`, `rules.AlreadyKnown`.
    """
    open_ones = Invitation.objects.open().filter(business__left_at=None)
    invited = open_ones.select_for_update().filter(token_hash=_hashed(token)).first()
    if invited is None:
        raise rules.InvitationOver
    person = by or _newcomer(invited.email)
    if person.email != invited.email:
        raise rules.ForSomebodyElse
    invited.closed_at = clock.now()
    invited.save(update_fields=["closed_at"])
    people.give_consent(person=person, purpose=agreement(invited))
    place, _ = Membership.objects.get_or_create(
        business=invited.business, person=person, defaults={"role": invited.role}
    )
    owns = invited.role == MembershipRole.OWNER
    if owns:
        place.role = MembershipRole.OWNER
        place.save(update_fields=["role"])
    told = OwnerAccepted if owns else HelperAccepted
    journal.tell(told(business_id=invited.business_id, by_id=person.pk, invitation_id=invited.pk))
    return place


def agreement(invited: Invitation) -> str:
    """The purpose of the text that whoever accepts agrees to."""
    return "membership" if invited.role == MembershipRole.OWNER else "help"


@transaction.atomic
def take_back(invited: Invitation, *, by: Person) -> None:
    """The owner takes an invitation back before it was accepted."""
    Invitation.objects.filter(pk=invited.pk, closed_at=None).update(closed_at=clock.now())


@transaction.atomic
def put_out(place: Membership, *, by: Person) -> None:
    """The owner ends a helper's access at once. Raises `rules.OwnerStays`."""
    rules.check_can_put_out(place)
    place.delete()
    journal.tell(
        HelperPutOut(business_id=place.business_id, by_id=by.pk, person_id=place.person_id)
    )


@transaction.atomic
def go(place: Membership, *, by: Person) -> None:
    """Somebody ends their own access. Raises `rules.LastOwner`."""
    Business.objects.select_for_update().get(pk=place.business_id)
    rules.check_can_go(place)
    if Membership.objects.filter(pk=place.pk).delete()[0]:
        journal.tell(WentAway(business_id=place.business_id, by_id=by.pk))


@transaction.atomic
def stop_helping(person: Person) -> int:
    """The person took back the text on helping: no business is helped any more; how many were."""
    places = Membership.objects.filter(person=person, role=MembershipRole.HELPER)
    helped = list(places.select_for_update().values_list("business_id", flat=True))
    places.delete()
    journal.tell_all(WentAway(business_id=each, by_id=person.pk) for each in helped)
    return len(helped)


def _newcomer(email: str) -> Person:
    if Person.objects.filter(email=email).exists():
        raise rules.AlreadyKnown
    return Person.objects.create_user(email)


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
