"""Somebody asks for their own case again."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from watchhouse.foundation import clock
from watchhouse.urgent import references, rules
from watchhouse.urgent.models import Case


@transaction.atomic
def find_by_pin(*, reference: str, pin: str) -> Case | None:
    """The case of a reference and its PIN. None for a wrong reference, a wrong PIN, and too many
    wrong PINs within the hour: the three look the same, and the case is marked.
    """
    named = references.parse_reference(reference) or ""
    case = Case.objects.select_related("same_as").filter(reference=named).first()
    right = references.pin_digest(named, pin)
    if case is None:
        return None
    now = clock.now()
    fresh = case.wrong_pin_at is not None and now - case.wrong_pin_at < rules.WRONG_WITHIN
    if fresh and case.wrong_pins >= rules.WRONG_PINS:
        return None
    if references.same(right, case.pin_digest):
        return case
    count = F("wrong_pins") + 1 if fresh else 1
    Case.objects.filter(pk=case.pk).update(wrong_pins=count, wrong_pin_at=now)
    return None
