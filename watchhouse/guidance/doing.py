"""A business says that it did what a guide shows, or takes that back."""

from __future__ import annotations

from django.db import transaction

from watchhouse.foundation import journal
from watchhouse.guidance.events import Done, Undone
from watchhouse.guidance.models import Doing, Guide
from watchhouse.members.models import Business
from watchhouse.people.models import Person


@transaction.atomic
def do(guide: Guide, *, business: Business, by: Person) -> bool:
    """The business did it; False when it had said so before."""
    _, first = Doing.objects.get_or_create(business=business, guide=guide, defaults={"by": by})
    if first:
        journal.tell(
            Done(
                business_id=business.pk, by_id=by.pk, guide_id=guide.pk,
                measure=guide.measure or None,
            )
        )  # fmt: skip
    return first


@transaction.atomic
def undo(guide: Guide, *, business: Business, by: Person) -> bool:
    """It was not done after all; False when nobody had said that it was."""
    row = Doing.objects.select_for_update(of=("self",)).filter(business=business, guide=guide)
    done = row.first()
    if done is None:
        return False
    done.delete()
    journal.tell(
        Undone(
            business_id=business.pk, by_id=by.pk, guide_id=guide.pk,
            measure=guide.measure or None, done_at=done.at.isoformat(),
        )
    )  # fmt: skip
    return True
