"""Staff look at what a member told us, and that is written down."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from django.db import transaction

from watchhouse.checkup import events
from watchhouse.checkup.actions.whose import whose
from watchhouse.foundation import clock, journal
from watchhouse.foundation.models import Entry
from watchhouse.members.models import Business
from watchhouse.people.models import Person

AGAIN = timedelta(hours=1)
What = Literal["answers", "plan", "evidence", "photo", "domains"]


@transaction.atomic
def look(business: Business, *, what: What, by: Person) -> None:
    """Write down that somebody of the centre looked: once an hour for each kind of thing.

    Two looks at the same moment may both stand in the journal: too much does no harm there.
    """
    told = Entry.objects.of(events.Looked.kind()).filter(
        business_id=business.pk, by_id=by.pk, told_at__gt=clock.now() - AGAIN, facts__what=what
    )
    if not told.exists():
        journal.tell(events.Looked(what=what, **whose(business, by)))
