"""What owners are told about a visit. The code word stays on the page, behind the sign-in."""

from __future__ import annotations

from watchhouse.dispatch.letters import Letter, letter
from watchhouse.members.models import MembershipRole
from watchhouse.people.models import Person
from watchhouse.visits.models import Visit


def proposed(visit: Visit) -> list[Letter]:
    """There are times to choose from."""
    return _to_owners("proposed", visit)


def booked(visit: Visit) -> list[Letter]:
    """Who comes, when, and how to verify them."""
    return _to_owners("booked", visit)


def moved(visit: Visit) -> list[Letter]:
    """The visit is at another time."""
    return _to_owners("moved", visit)


def cancelled(visit: Visit) -> list[Letter]:
    """The visit does not take place."""
    return _to_owners("cancelled", visit)


def _to_owners(what: str, visit: Visit) -> list[Letter]:
    owners = Person.objects.filter(
        memberships__business=visit.business, memberships__role=MembershipRole.OWNER,
        is_active=True,
    )  # fmt: skip
    about = f"visit:{visit.pk}:{what}:{visit.sequence}"
    context = {"visit": visit, "slots": list(visit.slots.free())}
    folder = f"visits/emails/{what}"
    return [
        letter(folder, about=about, recipient=each.email, context=context,
               business_id=visit.business_id)
        for each in owners
    ]  # fmt: skip
