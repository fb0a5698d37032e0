"""What happens to members: they join, say what they are and use, let somebody help, leave."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import IntegrityError, transaction

from watchhouse.dispatch import actions as dispatch
from watchhouse.foundation import clock, journal, places, region
from watchhouse.members import emails, rules
from watchhouse.members.events import Joined, Left, ProfileChanged
from watchhouse.members.joining import Waiting
from watchhouse.members.models import Business, Membership, MembershipRole, Use
from watchhouse.members.products import catalogue
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
    *, email: str, name: str, postcode: str = "", check_id: int | None = None
) -> tuple[Person, Business]:
    """The address is proven: the person and the business come to be together.

    Raises `rules.AlreadyKnown` when the address has a sign-in.
    """
    try:
        with transaction.atomic():
            person = Person.objects.create_user(email)
    except IntegrityError as problem:
        raise rules.AlreadyKnown from problem
    return person, join(name=name, postcode=postcode, by=person, check_id=check_id)


@transaction.atomic
def join(*, name: str, by: Person, postcode: str = "", check_id: int | None = None) -> Business:
    """A business of this person joins; joining twice with one name changes nothing.

    `postcode` lies in the region (`places.NotAPostcode`, `places.OutsideRegion` otherwise).
    """
    Person.objects.select_for_update().get(pk=by.pk)
    mine = Business.objects.of(by).filter(name__iexact=name.strip()).first()
    if mine:
        return mine
    business = Business.objects.create(name=name.strip(), **_place(postcode))
    Membership.objects.create(business=business, person=by, role=MembershipRole.OWNER)
    people.give_consent(person=by, purpose="membership")
    journal.tell(Joined(business_id=business.pk, by_id=by.pk, check_id=check_id))
    return business


@transaction.atomic
def describe(
    business: Business, *, size_band: str, trade: str, postcode: str, languages: Sequence[str],
    by: Person,
) -> Business:  # fmt: skip
    """The business says what it is; the postcode names the borough."""
    said = {
        "size_band": size_band, "trade": trade, "languages": list(languages), **_place(postcode)
    }  # fmt: skip
    business = _locked(business)
    if all(getattr(business, field) == value for field, value in said.items()):
        return business
    for field, value in said.items():
        setattr(business, field, value)
    business.save(update_fields=list(said))
    journal.tell(ProfileChanged(business_id=business.pk, by_id=by.pk))
    return business


@transaction.atomic
def choose_products(
    business: Business, *, products: Iterable[str], other: str = "", by: Person
) -> Business:
    """The business says what it uses; versions it told before are kept."""
    business = _locked(business)
    wanted = set(products) & set(catalogue())
    had = set(business.uses.values_list("product", flat=True))
    if wanted == had and other == business.other_products:
        return business
    business.uses.exclude(product__in=wanted).delete()
    Use.objects.bulk_create(
        [Use(business=business, product=slug) for slug in sorted(wanted - had)],
        ignore_conflicts=True,
    )
    business.other_products = other
    business.save(update_fields=["other_products"])
    journal.tell(ProfileChanged(business_id=business.pk, by_id=by.pk))
    return business


@transaction.atomic
def leave(business: Business, *, by: Person) -> None:
    """The membership ends today; leaving twice changes nothing."""
    business = _locked(business)
    if business.left_at:
        return
    business.left_at = clock.now()
    business.save(update_fields=["left_at"])
    business.invitations.filter(closed_at=None).update(closed_at=clock.now())
    journal.tell(Left(business_id=business.pk, by_id=by.pk))


def _locked(business: Business) -> Business:
    return Business.objects.select_for_update().get(pk=business.pk)


def _place(postcode: str) -> dict[str, str]:
    if not postcode.strip():
        return {"postcode": "", "borough": ""}
    borough = places.borough_of(postcode, region.current())
    return {"postcode": str(places.read(postcode)), "borough": borough.gss}
