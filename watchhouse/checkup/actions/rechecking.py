"""A few answers are looked at again: begun, answered one by one, and made a check of their own."""

from __future__ import annotations

from django.db import transaction

from watchhouse.checkup import again, events, rules, scoring
from watchhouse.checkup.actions.checking import complete
from watchhouse.checkup.actions.confirming import confirm
from watchhouse.checkup.actions.marking import add_step
from watchhouse.checkup.actions.whose import whose
from watchhouse.checkup.models import Answer, Check, How, Recheck, RecheckState
from watchhouse.foundation import clock, journal, states
from watchhouse.members.models import Business
from watchhouse.people.models import Person


@transaction.atomic
def begin_recheck(business: Business) -> Recheck:
    """Begin a re-check of the last check, or go on with the one under way.

    One that a newer check overtook is dropped. Raises NothingToAsk.
    """
    Business.objects.select_for_update().get(pk=business.pk)
    base = Check.objects.plan_of(business)
    if base is None or base.completed_at is None:
        raise rules.NothingToAsk
    for begun in business.rechecks.under_way():
        if begun.base_id == base.pk and again.left(begun):
            return begun
        _end(begun, RecheckState.DROPPED)
    questions = again.to_ask(again.known(base), today=clock.today())
    if not questions:
        raise rules.NothingToAsk
    return Recheck.objects.create(business=business, base=base, questions=questions)


@transaction.atomic
def answer_again(recheck: Recheck, *, question: str, option: str, by: Person) -> Recheck:
    """Keep one answer; with the last one the re-check is finished.

    Raises RecheckOver when it is finished or overtaken, NotInTheBank for an unknown answer.
    """
    row = Recheck.objects.select_for_update(of=("self",)).select_related("business", "base")
    mine = row.get(pk=recheck.pk)
    if mine.state != RecheckState.ASKING or Check.objects.plan_of(mine.business) != mine.base:
        raise rules.RecheckOver
    asked = scoring.questions().get(question)
    if question not in mine.questions or not asked:
        raise rules.NotInTheBank
    if option not in {scoring.UNSURE, *(each.slug for each in asked.option)}:
        raise rules.NotInTheBank
    mine.said = {**mine.said, question: option}
    mine.save(update_fields=["said"])
    return mine if again.left(mine) else _finish(mine, by)


def _finish(recheck: Recheck, by: Person) -> Recheck:
    """New answers and the rest of the old ones become a check; the plan follows."""
    said = {slug: option for slug, option in recheck.said.items() if slug in scoring.questions()}
    found = again.outcome(again.known(recheck.base), said)
    recheck.result = complete(_as_check(recheck), by=by)
    for measure, because in found.worse.items():
        add_step(recheck.business, measure=measure, because=because, by=by)
    for measure in found.confirmed:
        confirm(recheck.business, measure=measure, how=How.RECHECK, by=by)
    recheck.confirmed, recheck.worse = list(found.confirmed), list(found.worse)
    _end(recheck, RecheckState.FINISHED)
    journal.tell(
        events.Rechecked(
            check_id=recheck.result.pk, asked=len(said), confirmed=len(found.confirmed),
            worse=len(found.worse), **whose(recheck.business, by),
        )
    )  # fmt: skip
    return recheck


def _as_check(recheck: Recheck) -> Check:
    """A check with the new answers; the others keep the day they were given."""
    check = Check.objects.create(
        business=recheck.business, bank_version=scoring.bank().bank.version,
        started_at=recheck.started_at,
    )  # fmt: skip
    kept = {row.question: (row.option, row.answered_at) for row in recheck.base.answers.all()}
    fresh = {slug: (option, clock.now()) for slug, option in recheck.said.items()}
    Answer.objects.bulk_create(
        Answer(check_made=check, question=slug, option=option, answered_at=at)
        for slug, (option, at) in {**kept, **fresh}.items()
    )
    return check


def _end(recheck: Recheck, becomes: RecheckState) -> None:
    states.check(Recheck.transitions, was=recheck.state, becomes=becomes)
    recheck.state, recheck.ended_at = becomes, clock.now()
    recheck.save(update_fields=["state", "ended_at", "result", "confirmed", "worse"])
