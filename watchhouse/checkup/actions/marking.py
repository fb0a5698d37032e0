"""What somebody says of a step of the plan, and steps that the centre puts on it."""

from __future__ import annotations

from django.db import transaction

from watchhouse.checkup import events, rules, scoring
from watchhouse.checkup.actions.promising import keep, let_go
from watchhouse.checkup.actions.whose import whose
from watchhouse.checkup.models import (
    Check,
    Confirmation,
    ConfirmationState,
    PlanShare,
    Step,
    StepState,
)
from watchhouse.foundation import clock, journal, states
from watchhouse.guidance import plans
from watchhouse.members.models import Business
from watchhouse.people.models import Person

_EVENTS: dict[
    str,
    type[events.StepDone | events.StepPutAside | events.HelpAsked | events.StepReopened],
] = {
    StepState.DONE: events.StepDone,
    StepState.PUT_ASIDE: events.StepPutAside,
    StepState.HELP: events.HelpAsked,
    StepState.OPEN: events.StepReopened,
}

SETTLED = {StepState.DONE, StepState.PUT_ASIDE}  # the plan has nothing left to do for it


@transaction.atomic
def mark(
    owner: Business | Check,
    *,
    measure: str,
    becomes: str,
    by: Person | None = None,
    share: PlanShare | None = None,
) -> Step:
    """Say what became of a measure: done, put_aside, help, or open again. `share` is the link by
    which an IT person says so.

    The same mark twice is one mark; but what somebody with an account says too is no longer the
    link's to take back. Done keeps the promise of it; not for us takes it back; to do
    again ends what confirmed it.
    Raises NotInTheBank for an unknown measure, WrongState for a way the table does not have.
    """
    step = _step(owner, measure)
    if step.state != becomes:
        states.check(Step.transitions, was=step.state, becomes=becomes)
        step.state, step.at, step.by, step.share = becomes, clock.now(), by, share
        step.save(update_fields=["state", "at", "by", "share"])
        through = {"share_id": share.pk} if share else {}
        journal.tell(_EVENTS[becomes](measure=measure, **whose(owner, by), **through))
    elif step.share_id and share is None:
        step.share, step.by = None, by
        step.save(update_fields=["share", "by"])
    if isinstance(owner, Business):
        _follow(owner, measure, becomes, by)
        plans.settle_one(owner, measure=measure, settled=becomes in SETTLED)
    return step


def _follow(business: Business, measure: str, becomes: str, by: Person | None) -> None:
    """What the mark means for the promise of the measure, and for what confirmed it."""
    if becomes == StepState.OPEN:
        _lapse(business, measure)
    for promised in business.promises.open().filter(measure=measure):
        if becomes == StepState.DONE:
            keep(promised, by=by)
        elif becomes == StepState.PUT_ASIDE:
            let_go(promised, by=by)


def _lapse(business: Business, measure: str) -> None:
    """The measure is to do again: nothing confirms it any more."""
    standing = Confirmation.objects.standing().filter(business=business, measure=measure)
    standing.update(state=ConfirmationState.LAPSED, lapsed_at=clock.now())


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
        journal.tell(events.HelpGiven(measure=measure, **whose(business, by)))
    return step


@transaction.atomic
def add_step(business: Business, *, measure: str, because: str, by: Person | None = None) -> Step:
    """Put a measure at the top of a plan, also one that was done; `because` is the sentence the
    owner reads. The same sentence twice changes nothing.
    """
    step = _step(business, measure)
    if step.because == because and step.state in {StepState.OPEN, StepState.HELP}:
        return step
    _lapse(business, measure)
    step.state, step.because, step.at, step.by = StepState.OPEN, because, clock.now(), by
    step.save(update_fields=["state", "because", "at", "by"])
    plans.settle_one(business, measure=measure, settled=False)
    journal.tell(events.StepAdded(measure=measure, **whose(business, by)))
    return step


def _step(owner: Business | Check, measure: str) -> Step:
    """The row of a measure, locked, made when there is none."""
    if measure not in scoring.measures():
        raise rules.NotInTheBank("That step is not one of ours. Load your plan again.")
    mine = {"business": owner} if isinstance(owner, Business) else {"check_made": owner}
    step, _ = Step.objects.get_or_create(measure=measure, **mine)
    return Step.objects.select_for_update(of=("self",)).get(pk=step.pk)
