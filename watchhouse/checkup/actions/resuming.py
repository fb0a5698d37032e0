"""The link that goes on with a check: it leaves for an address that somebody typed, and is used."""

from __future__ import annotations

from django.db import transaction

from watchhouse.checkup import emails, events, rules
from watchhouse.checkup.actions.whose import whose
from watchhouse.checkup.models import Check
from watchhouse.checkup.models.checks import new_holder
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


@transaction.atomic
def go_on(check: Check) -> Check:
    """Whoever opened the link holds the check that nobody has joined with: the session that began
    it, and every link to it, no longer do. Raises WentOn when somebody was faster.
    """
    holder = new_holder()
    if not Check.objects.held(check.pk, check.holder).update(holder=holder):
        raise rules.WentOn
    check.holder = holder
    return check
