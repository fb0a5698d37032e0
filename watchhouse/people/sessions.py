"""Sessions are rows that name their person inside a packed text: they are unpacked to be found."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib.sessions.models import Session


def forget(*, people: Collection[int], addresses: Collection[str] = ()) -> int:
    """Sign these people out everywhere, and forget sessions that hold one of these addresses.

    Reads all sessions in batches; return how many were forgotten.
    """
    wanted, ids = [address.lower() for address in addresses], {str(pk) for pk in people}
    found = []
    for session in Session.objects.iterator(1000):
        held = session.get_decoded()
        words = str(held).lower()
        if held.get("_auth_user_id") in ids or any(each in words for each in wanted):
            found.append(session.pk)
    return Session.objects.filter(pk__in=found).delete()[0]
