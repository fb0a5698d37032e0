"""The plan goes to whoever looks after the computers."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from watchhouse.checkup import emails, events, rules, scoring
from watchhouse.checkup.actions.whose import whose
from watchhouse.checkup.models import Check
from watchhouse.dispatch import actions as dispatch
from watchhouse.foundation import clock, journal
from watchhouse.foundation.models import Entry
from watchhouse.people.models import Person


@transaction.atomic
def send(check: Check, *, to: str, by: Person) -> None:
    """Send the steps, not the answers, to whoever looks after the computers.

    Raises SentToday (an address gets one list a day, whoever sends it) or SentEnough.
    """
    business = check.business
    if business is None:
        raise rules.NotInTheBank("Join first, so that we know whose list it is.")
    day = clock.now() - timedelta(days=1)
    sent = Entry.objects.of(events.PlanSent.kind()).filter(business_id=business.pk)
    rules.check_can_send(sent_today=sent.filter(told_at__gt=day).count())
    lines = scoring.sheet_of(check).first_three
    if not dispatch.post(emails.plan_for_helper(business, recipient=to, lines=lines)):
        raise rules.SentToday
    journal.tell(events.PlanSent(**whose(business, by)))
