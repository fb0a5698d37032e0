"""What a business's plan tells this room: which measures it has nothing left to do for."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from watchhouse.guidance.models import SettledMeasure
from watchhouse.members.models import Business


@transaction.atomic
def settle(business: Business, *, measures: Collection[str]) -> None:
    """These measures, and no others, are in place or not for this business."""
    rows = SettledMeasure.objects.filter(business=business)
    rows.exclude(measure__in=measures).delete()
    SettledMeasure.objects.bulk_create(
        [SettledMeasure(business=business, measure=measure) for measure in measures],
        ignore_conflicts=True,
    )


@transaction.atomic
def settle_one(business: Business, *, measure: str, settled: bool) -> None:
    """A measure came to be in place or put aside, or is to do again."""
    if settled:
        SettledMeasure.objects.get_or_create(business=business, measure=measure)
    else:
        SettledMeasure.objects.filter(business=business, measure=measure).delete()
