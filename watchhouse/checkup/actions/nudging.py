"""Members are reminded of what they promised, and asked to look at old answers again."""

from __future__ import annotations

from django.db import transaction

from watchhouse.checkup import due, emails, events
from watchhouse.checkup.models import Nudge
from watchhouse.dispatch import actions as dispatch
from watchhouse.foundation import clock, journal
from watchhouse.members.models import Business

BATCH = 500


@transaction.atomic
def nudge_next(*, after: int = 0) -> int | None:
    """Remind the next 500 businesses; return the last one's id, None when nobody is left.

    A business gets one letter a day at most: all that is due, also what was missed while no worker
    ran, is in it. Their rows are locked first and asked after that, so that two workers never
    write to one business and a promise kept a moment ago is not reminded of.
    """
    today = clock.today()
    todo = due.businesses(today).filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)
    ids = list(todo[:BATCH])
    locked = Business.objects.active().select_for_update().filter(pk__in=ids).order_by("pk")
    bundles = due.bundles(list(locked), today)
    Nudge.objects.bulk_create(
        [nudge for bundle in bundles for nudge in bundle.nudges], ignore_conflicts=True
    )
    told = [bundle for bundle in bundles if bundle.says_something]
    dispatch.post(*emails.nudges(told, today=today))
    journal.tell_all(
        events.Nudged(
            business_id=each.business.pk, promises=len(each.promises), recheck=each.recheck
        )
        for each in told
    )
    return ids[-1] if ids else None
