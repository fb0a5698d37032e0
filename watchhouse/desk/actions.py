"""What staff do at the desk itself: they look, and that is written down."""

from __future__ import annotations

from django.db import transaction

from watchhouse.desk.events import Looked
from watchhouse.foundation import journal
from watchhouse.members.models import Business
from watchhouse.people.models import Person


@transaction.atomic
def look(business: Business, *, by: Person) -> None:
    """Write down who opened all that is known about a business."""
    journal.tell(Looked(business_id=business.pk, by_id=by.pk))
