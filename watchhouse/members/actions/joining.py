"""A business joins: an address is proven, and the person and the business come to be."""

from __future__ import annotations

from datetime import timedelta

from django.db import IntegrityError, transaction

from watchhouse.dispatch import actions as dispatch
from watchhouse.foundation import clock, journal
from watchhouse.foundation.models import Entry
from watchhouse.members import emails, rules
from watchhouse.members.actions.rows import place
from watchhouse.members.events import Joined
from watchhouse.members.joining import Waiting
from watchhouse.members.models import Business, Membership, MembershipRole
from watchhouse.people import actions as people
from watchhouse.people.models import Person


@transaction.atomic
def send_code(waiting: Waiting) -> None:
    """Write to the address: a code, or to somebody known how to sign in."""
    if Person.objects.filter(email=waiting.email).exists():
        dispatch.post(emails.join_known(about=waiting.about, email=waiting.email))
    else:
        dispatch.post(emails.join_code(about=waiting.about, email=waiting.email, code=waiting.code))


@transaction.atomic
def welcome(
    *,
    email: str,
    name: str,
    postcode: str = "",
    check_id: int | None = None,
    check_holder: int | None = None,
) -> tuple[Person, Business]:
    """The address is proven: the person and the business come to be together.

    Raises `rules.AlreadyKnown` when the address has a sign-in.
    """
    try:
        with transaction.atomic():
            person = Person.objects.create_user(email)
    except IntegrityError as problem:
        raise rules.AlreadyKnown from problem
    return person, join(
        name=name, postcode=postcode, by=person, check_id=check_id, check_holder=check_holder
    )


@transaction.atomic
def join(
    *, name: str, by: Person, postcode: str = "",
    check_id: int | None = None, check_holder: int | None = None,
) -> Business:  # fmt: skip
    """A business of this person joins; joining twice with one name changes nothing.

    `postcode` lies in the region (`places.NotAPostcode`, `places.OutsideRegion` otherwise). Raises
    `rules.NoName`, `rules.NameIsALink`, `rules.JoinedEnough`.
    """
    name = rules.business_name(name)
    Person.objects.select_for_update().get(pk=by.pk)
    mine = Business.objects.of(by).filter(name__iexact=name).first()
    if mine:
        return mine
    rules.check_can_join(today=_joined_today(by))
    business = Business.objects.create(name=name, **place(postcode))
    Membership.objects.create(business=business, person=by, role=MembershipRole.OWNER)
    people.give_consent(person=by, purpose="membership")
    made = {"check_id": check_id, "check_holder": check_holder}
    journal.tell(Joined(business_id=business.pk, by_id=by.pk, **made))
    return business


def _joined_today(person: Person) -> int:
    """Told by the journal: a business that left, or was erased, counts as well."""
    day = clock.now() - timedelta(days=1)
    joined = Entry.objects.filter(kind="members.Joined", by_id=person.pk, told_at__gt=day)
    return joined.count()
