"""What happens in the programme: once a week its public figures are written down."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from watchhouse.programme import public
from watchhouse.programme.models import Publication


@transaction.atomic
def publish(*, as_at: datetime) -> Publication:
    """Write down the figures of the last whole week; a second time changes nothing."""
    until = public.week_end(as_at)
    if found := Publication.objects.filter(until=until).first():
        return found
    row = {"figures": public.as_row(public.count(until))}
    return Publication.objects.get_or_create(until=until, defaults=row)[0]
