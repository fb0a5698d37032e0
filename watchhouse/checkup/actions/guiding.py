"""An adviser goes through the check together with the owner."""

from __future__ import annotations

from django.db import transaction

from watchhouse.checkup import events
from watchhouse.checkup.actions.checking import answer
from watchhouse.checkup.actions.whose import whose
from watchhouse.checkup.models import Answer, Check
from watchhouse.foundation import clock, journal
from watchhouse.people.models import Person


@transaction.atomic
def answer_together(check: Check, *, question: str, option: str, by: Person) -> Answer:
    """Keep what the owner answered to the adviser (`by`) who sits beside them. With the first such
    answer of a check the journal hears who guided it.

    Raises NotInTheBank, as `answer` does.
    """
    row = answer(check, question=question, option=option, by=by)
    if Check.objects.filter(pk=check.pk, guided_at=None).update(guided_at=clock.now()):
        journal.tell(events.Guided(check_id=check.pk, **whose(check.owner, by)))
    return row
