"""Whom the journal's entries of this room are about."""

from __future__ import annotations

from watchhouse.checkup.models import Check
from watchhouse.members.models import Business
from watchhouse.people.models import Person


def whose(owner: Business | Check, by: Person | None) -> dict[str, int | None]:
    """The base fields of an event: whose check or business, and who did it. Visitors have none."""
    business = owner.pk if isinstance(owner, Business) else None
    return {"business_id": business, "by_id": by.pk if by else None}
