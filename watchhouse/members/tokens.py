"""Keys for programs: 128 random bits, shown once, kept as a hash, taken away at once."""

from __future__ import annotations

import hashlib
import secrets

from django.db import transaction

from watchhouse.foundation import journal
from watchhouse.members.events import TokenMade, TokenRevoked
from watchhouse.members.models import ApiToken, Business, Membership
from watchhouse.people.models import Person

PREFIX = "wh_"


@transaction.atomic
def make_token(business: Business, *, name: str, by: Person) -> str:
    """Make a key for this person and business; return it, for it can't be read again."""
    key = PREFIX + secrets.token_urlsafe(16)
    row = ApiToken.objects.create(business=business, person=by, name=name, digest=_digest(key))
    journal.tell(TokenMade(token_id=row.pk, business_id=business.pk, by_id=by.pk))
    return key


@transaction.atomic
def revoke_token(token: ApiToken, *, by: Person) -> None:
    """Take a key away."""
    told = TokenRevoked(token_id=token.pk, business_id=token.business_id, by_id=by.pk)
    if ApiToken.objects.filter(pk=token.pk).delete()[0]:
        journal.tell(told)


def place_of(key: str) -> Membership | None:
    """The place a key opens, while its person still has that place in a member business."""
    token = ApiToken.objects.select_related("person").filter(digest=_digest(key)).first()
    if token is None or not token.person.is_active:
        return None
    return Membership.objects.standing(token.person).filter(business=token.business_id).first()


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
