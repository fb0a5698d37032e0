"""A check is begun, answered, completed, and given to the business that joins."""

from __future__ import annotations

from django.db import transaction

from watchhouse.checkup import events, rules, scoring
from watchhouse.checkup.actions.keeping import keep_result, tell_guidance
from watchhouse.checkup.actions.marking import mark
from watchhouse.checkup.actions.readiness import keep_readiness
from watchhouse.checkup.actions.whose import whose
from watchhouse.checkup.models import Answer, Check, Step, StepState
from watchhouse.foundation import clock, journal
from watchhouse.members.models import Business
from watchhouse.people.models import Person


@transaction.atomic
def start(*, business: Business | None = None, by: Person | None = None) -> Check:
    """Begin a check; a business that is in the middle of one goes on with that one."""
    if business:
        Business.objects.select_for_update().get(pk=business.pk)
        begun = business.checks.filter(completed_at=None).order_by("-started_at").first()
        if begun:
            return begun
    check = Check.objects.create(business=business, bank_version=scoring.version())
    journal.tell(events.Started(check_id=check.pk, **whose(check.owner, by)))
    return check


@transaction.atomic
def answer(check: Check, *, question: str, option: str, by: Person | None = None) -> Answer:
    """Keep an answer, or a better one. A step it says has lapsed is to do again.

    Raises NotInTheBank for a question or an answer that the bank does not hold.
    """
    asked = scoring.questions().get(question)
    if not asked or option not in scoring.options(asked):
        raise rules.NotInTheBank
    Check.objects.select_for_update().get(pk=check.pk)
    before = check.answers.filter(question=question, option=option).first()
    if before:
        return before
    row, _ = Answer.objects.update_or_create(
        check_made=check, question=question,
        defaults={"option": option, "answered_at": clock.now()},
    )  # fmt: skip
    for step in Step.objects.of(check.owner).filter(
        measure__in=scoring.lapsed(question, option), state=StepState.DONE
    ):
        mark(check.owner, measure=step.measure, becomes=StepState.OPEN, by=by)
    return row


@transaction.atomic
def complete(check: Check, *, by: Person | None = None) -> Check:
    """Enough is answered: the result keeps the plan and the bank's version.

    After a later answer it keeps what that changed; a second time with the same answers is nothing.
    """
    row = Check.objects.select_for_update().get(pk=check.pk)
    if row.completed_at is None:
        row.completed_at, row.bank_version = clock.now(), scoring.version()
        row.save(update_fields=["completed_at", "bank_version"])
        journal.tell(events.Completed(check_id=row.pk, **whose(row.owner, by)))
    keep_result(row)
    return row


@transaction.atomic
def attach(check: Check, *, business: Business, by: Person | None = None) -> bool:
    """Give a check made before joining to the business; whether it was still to be given.

    What was marked on it goes along, but for what the business has marked itself. The journal
    hears once more, now with the business, what counts for it.
    """
    row = Check.objects.anonymous().select_for_update().filter(pk=check.pk).first()
    if row is None:
        return False
    row.business = business
    row.save(update_fields=["business"])
    marked = Step.objects.of(business).values("measure")
    steps = row.steps.exclude(measure__in=list(marked.values_list("measure", flat=True)))
    done = list(steps.filter(state=StepState.DONE).values_list("measure", flat=True))
    steps.update(business=business, check_made=None)
    row.steps.all().delete()
    keep_readiness(row, business=business)
    if row.completed_at:
        journal.tell(events.Completed(check_id=row.pk, **whose(business, by)))
    for measure in done:
        journal.tell(events.StepDone(measure=measure, **whose(business, by)))
    if row.completed_at:
        tell_guidance(row, scoring.sheet_of(row))
    return True
