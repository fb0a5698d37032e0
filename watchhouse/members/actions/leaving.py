"""A membership ends."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from watchhouse.foundation import clock, journal
from watchhouse.members.events import Left
from watchhouse.members.models import Business, Invitation, Silence
from watchhouse.people.models import Person


@transaction.atomic
def leave(business: Business, *, by: Person) -> None:
    """The membership ends today; leaving twice changes nothing."""
    leave_all([business], by=by)


@transaction.atomic
def leave_all(businesses: Sequence[Business], *, by: Person | None) -> int:
    """These memberships end, those still standing; return how many. `by` is None for the worker."""
    ids = [each.pk for each in businesses]
    standing = Business.objects.active().select_for_update().filter(pk__in=ids)
    leaving = list(standing.values_list("pk", flat=True))
    now = clock.now()
    Business.objects.filter(pk__in=leaving).update(left_at=now)
    Invitation.objects.filter(business__in=leaving, closed_at=None).update(closed_at=now)
    Silence.objects.filter(business__in=leaving).delete()
    who = by.pk if by else None
    journal.tell_all(Left(business_id=each, by_id=who) for each in leaving)
    return len(leaving)
