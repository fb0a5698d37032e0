"""The room's rows: businesses, who has a place in them, their keys, and how they leave."""

from __future__ import annotations

from watchhouse.members.models.businesses import (
    Business,
    BusinessQuerySet,
    SizeBand,
    Use,
    usual_tier,
)
from watchhouse.members.models.keys import ApiToken
from watchhouse.members.models.leaving import Erasure, ErasureState, Export, Silence, Why
from watchhouse.members.models.places import Invitation, Membership, MembershipRole

__all__ = [
    "ApiToken", "Business", "BusinessQuerySet", "Erasure", "ErasureState", "Export", "Invitation",
    "Membership", "MembershipRole", "Silence", "SizeBand", "Use", "Why", "usual_tier",
]  # fmt: skip
