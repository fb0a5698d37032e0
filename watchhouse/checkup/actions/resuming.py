"""The link that goes on with a check leaves for an address that somebody typed."""

from __future__ import annotations

from django.db import transaction

from watchhouse.checkup import emails, events
from watchhouse.checkup.actions.whose import whose
from watchhouse.checkup.models import Check
from watchhouse.dispatch import actions as dispatch
from watchhouse.foundation import journal
from watchhouse.people.models import Person


@transaction.atomic
def send_link(check: Check, *, to: str, by: Person | None = None) -> None:
    """Send the link to go on with. An address gets one such letter a day, whoever asks, and
    nobody learns if it did: the second is not sent, and looks the same.
    """
    if dispatch.post(emails.go_on(check, recipient=to)):
        journal.tell(events.LinkSent(check_id=check.pk, **whose(check.owner, by)))
