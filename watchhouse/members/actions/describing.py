"""A business says what it is and uses; the centre says what kind of member it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction

from watchhouse.foundation import journal
from watchhouse.members import rules
from watchhouse.members.actions.rows import locked, place
from watchhouse.members.events import ProfileChanged, TierChanged
from watchhouse.members.models import Business, Use
from watchhouse.members.products import catalogue
from watchhouse.people.models import Person


@transaction.atomic
def describe(
    business: Business, *, size_band: str, trade: str, postcode: str, languages: Sequence[str],
    by: Person, company_number: str = "",
) -> Business:  # fmt: skip
    """The business says what it is; the postcode names the borough."""
    said = {
        "size_band": size_band, "trade": trade, "languages": list(languages),
        "company_number": company_number, **place(postcode),
    }  # fmt: skip
    business = locked(business)
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
    business = locked(business)
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
def change_tier(business: Business, *, tier: str, by: Person) -> Business:
    """Somebody of the centre makes it another kind of member; the same kind again is nothing.

    Raises `rules.NoSuchTier`.
    """
    rules.check_tier(tier)
    business = locked(business)
    was = business.tier
    if was == tier:
        return business
    business.tier = tier
    business.save(update_fields=["tier"])
    journal.tell(TierChanged(was=was, becomes=tier, business_id=business.pk, by_id=by.pk))
    return business
