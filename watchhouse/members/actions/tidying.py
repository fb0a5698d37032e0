"""What this room keeps for a time goes when the time is over: content/retention.toml."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from watchhouse.foundation import clock, retention
from watchhouse.members.models import Export, Invitation

MOST = 500  # rows at once


def tidy_exports() -> int:
    """Take away the files that nobody may fetch any more; return how many were."""
    gone = list(Export.objects.expired()[:MOST])
    for export in gone:
        export.file.delete(save=False)
        export.delete()
    return len(gone)


@transaction.atomic
def tidy_invitations() -> int:
    """Take away invitations whose address is nobody's concern any more; return how many were."""
    before = clock.now() - timedelta(days=retention.days("invitations"))
    over = Invitation.objects.filter(invited_at__lt=before, expires_at__lt=clock.now())
    ids = list(over.values_list("pk", flat=True)[:MOST])
    return Invitation.objects.filter(pk__in=ids).delete()[0]
