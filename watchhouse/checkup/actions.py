"""What happens to a check, the plan that comes of it, and the promises made on it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from django.db import transaction

from watchhouse.checkup import emails, events, rules, scoring
from watchhouse.checkup.models import (
    Answer,
    Check,
    Promise,
    PromiseState,
    Step,
    StepState,
)
from watchhouse.checkup.states import MOST_PROMISES
from watchhouse.dispatch import actions as dispatch
from watchhouse.foundation import clock, journal, states
from watchhouse.foundation.models import Entry
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
    check = Check.objects.create(business=business, bank_version=scoring.bank().bank.version)
    journal.tell(events.Started(check_id=check.pk, **_who(check.owner, by)))
    return check


@transaction.atomic
def answer(check: Check, *, question: str, option: str, by: Person | None = None) -> Answer:
    """Keep an answer, or a better one. A step it says has lapsed is to do again.

    Raises NotInTheBank for a question or an answer that the bank does not hold.
    """
    asked = scoring.questions().get(question)
    if not asked or option not in {scoring.UNSURE, *(each.slug for each in asked.option)}:
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
    """All questions are answered: the result keeps the bank's version. A second time is nothing."""
    row = Check.objects.select_for_update().get(pk=check.pk)
    if row.completed_at is None:
        row.completed_at, row.bank_version = clock.now(), scoring.bank().bank.version
        row.save(update_fields=["completed_at", "bank_version"])
        journal.tell(events.Completed(check_id=row.pk, **_who(row.owner, by)))
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
    if row.completed_at:
        journal.tell(events.Completed(check_id=row.pk, **_who(business, by)))
    for measure in done:
        journal.tell(events.StepDone(measure=measure, **_who(business, by)))
    return True


@transaction.atomic
def mark(owner: Business | Check, *, measure: str, becomes: str, by: Person | None = None) -> Step:
    """Say what became of a measure: done, put_aside, help, or open again.

    The same mark twice is one mark. Done keeps the promise of it; not for us takes it back.
    Raises NotInTheBank for an unknown measure, WrongState for a way the table does not have.
    """
    step = _step(owner, measure)
    if step.state == becomes:
        return step
    states.check(Step.transitions, was=step.state, becomes=becomes)
    step.state, step.at, step.by = becomes, clock.now(), by
    step.save(update_fields=["state", "at", "by"])
    journal.tell(_EVENTS[becomes](measure=measure, **_who(owner, by)))
    if isinstance(owner, Business):
        for promised in owner.promises.open().filter(measure=measure):
            if becomes == StepState.DONE:
                keep(promised, by=by)
            elif becomes == StepState.PUT_ASIDE:
                let_go(promised, by=by)
    return step


@transaction.atomic
def helped(business: Business, *, measure: str, by: Person) -> Step:
    """Somebody of the centre helped: the business no longer waits, and says itself when it is done.

    A second time is nothing; what nobody waits for any more is nothing either.
    """
    step = _step(business, measure)
    if step.state == StepState.HELP:
        states.check(Step.transitions, was=step.state, becomes=StepState.OPEN)
        step.state, step.at, step.by = StepState.OPEN, clock.now(), by
        step.save(update_fields=["state", "at", "by"])
        journal.tell(events.HelpGiven(measure=measure, **_who(business, by)))
    return step


@transaction.atomic
def add_step(business: Business, *, measure: str, because: str, by: Person | None = None) -> Step:
    """Put a measure at the top of a plan, also one that was done; `because` is the sentence the
    owner reads. The same sentence twice changes nothing.
    """
    step = _step(business, measure)
    if step.because == because and step.state in {StepState.OPEN, StepState.HELP}:
        return step
    step.state, step.because, step.at, step.by = StepState.OPEN, because, clock.now(), by
    step.save(update_fields=["state", "because", "at", "by"])
    journal.tell(events.StepAdded(measure=measure, **_who(business, by)))
    return step


@transaction.atomic
def promise(business: Business, *, measure: str, due_on: date, by: Person | None = None) -> Promise:
    """Promise a measure by a day. One that is promised already keeps its place and its day.

    Raises TooManyPromises at the fourth, PromiseInThePast, or NotInTheBank.
    """
    if measure not in scoring.measures():
        raise rules.NotInTheBank
    Business.objects.select_for_update().get(pk=business.pk)
    promised = list(business.promises.open())
    for each in promised:
        if each.measure == measure:
            return each
    rules.check_can_promise(open_now=len(promised), due_on=due_on, today=clock.today())
    taken = {each.place for each in promised}
    row = Promise.objects.create(
        business=business, measure=measure, due_on=due_on, by=by,
        place=min(place for place in range(1, MOST_PROMISES + 1) if place not in taken),
    )  # fmt: skip
    journal.tell(events.Promised(measure=measure, due_on=due_on.isoformat(), **_who(business, by)))
    return row


@transaction.atomic
def promise_these(
    business: Business, *, wanted: dict[str, date], among: Collection[str], by: Person | None = None
) -> None:
    """Make the open promises `among` these measures the ones that are wanted, and no others."""
    for promised in business.promises.open().filter(measure__in=set(among) - set(wanted)):
        let_go(promised, by=by)
    for measure, due_on in wanted.items():
        promise(business, measure=measure, due_on=due_on, by=by)


@transaction.atomic
def keep(promised: Promise, *, by: Person | None = None) -> Promise:
    """What was promised is in place."""
    return _end(promised, PromiseState.KEPT, by)


@transaction.atomic
def let_go(promised: Promise, *, by: Person | None = None) -> Promise:
    """Take a promise back; its place is free again."""
    return _end(promised, PromiseState.LET_GO, by)


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
    journal.tell(events.PlanSent(**_who(business, by)))


_EVENTS: dict[
    str,
    type[events.StepDone | events.StepPutAside | events.HelpAsked | events.StepReopened],
] = {
    StepState.DONE: events.StepDone,
    StepState.PUT_ASIDE: events.StepPutAside,
    StepState.HELP: events.HelpAsked,
    StepState.OPEN: events.StepReopened,
}


def _step(owner: Business | Check, measure: str) -> Step:
    """The row of a measure, locked, made when there is none."""
    if measure not in scoring.measures():
        raise rules.NotInTheBank("That step is not one of ours. Load your plan again.")
    mine = {"business": owner} if isinstance(owner, Business) else {"check_made": owner}
    step, _ = Step.objects.get_or_create(measure=measure, **mine)
    return Step.objects.select_for_update(of=("self",)).get(pk=step.pk)


def _end(promised: Promise, becomes: PromiseState, by: Person | None) -> Promise:
    row = Promise.objects.select_for_update(of=("self",)).get(pk=promised.pk)
    states.check(Promise.transitions, was=row.state, becomes=becomes)
    row.state, row.place = becomes, None
    row.kept_at = clock.now() if becomes == PromiseState.KEPT else None
    row.save(update_fields=["state", "place", "kept_at"])
    kind = events.PromiseKept if becomes == PromiseState.KEPT else events.PromiseLetGo
    journal.tell(kind(measure=row.measure, **_who(row.business, by)))
    return row


def _who(owner: Business | Check, by: Person | None) -> dict[str, int | None]:
    business = owner.pk if isinstance(owner, Business) else None
    return {"business_id": business, "by_id": by.pk if by else None}
