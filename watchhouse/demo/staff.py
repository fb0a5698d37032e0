"""The invented people of the demo's sign-in page, and the bakery that two of them share."""

from __future__ import annotations

from watchhouse.members.models import Business, Membership, MembershipRole
from watchhouse.people import demo
from watchhouse.people.actions import load_roles
from watchhouse.people.models import Person


def hire() -> dict[str, Person]:
    """Everybody who can be tried with one click, by the slug of their button."""
    load_roles()
    return {slug: demo.make(sign_in) for slug, sign_in in demo.sign_ins().items()}


def let_help(business: Business, helper: Person) -> None:
    """The IT helper is in already: in the demo nobody waits for an invitation."""
    Membership.objects.get_or_create(business=business, person=helper, role=MembershipRole.HELPER)
