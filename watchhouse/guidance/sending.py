"""The little steps leave: one letter to each reader whose week is over."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from watchhouse.dispatch import actions as dispatch
from watchhouse.dispatch.letters import Letter
from watchhouse.foundation import clock, journal, states
from watchhouse.guidance import due, events, weekly
from watchhouse.guidance.due import Next, What
from watchhouse.guidance.emails import little_steps as emails
from watchhouse.guidance.models import Guide, StepLetter, Subscription, SubscriptionState
from watchhouse.guidance.subscribing import whose

BATCH = 500
ENDS = {What.LAST: SubscriptionState.FINISHED, What.NOTHING: SubscriptionState.SILENT}


@transaction.atomic
def send_next(*, after: int = 0) -> int | None:
    """Write to the next 500 readers; return the last one's number, None when nobody is left.

    Their rows are locked, and what is due is asked after that: the day of the next letter moves on
    in the transaction that puts the letter into the outbox, so that no retry and no second worker
    sends one twice.
    """
    waiting = Subscription.objects.due().filter(pk__gt=after).order_by("pk")
    ids = list(waiting.values_list("pk", flat=True)[:BATCH])
    rows = Subscription.objects.due().filter(pk__in=ids).order_by("pk")
    locked = rows.select_related("person", "business").select_for_update(of=("self",))
    coming = due.of(list(locked))
    dispatch.post(*_letters(coming))
    _note([each for each in coming if each.what == What.STEP])
    _move_on([each for each in coming if each.what not in ENDS])
    _close([each for each in coming if each.what in ENDS])
    return ids[-1] if ids else None


def _letters(coming: Sequence[Next]) -> list[Letter]:
    """What leaves; silence is ended without a letter."""
    guides = set(Guide.objects.live().values_list("slug", flat=True))
    return [
        *(emails.little_step(each, each.step, guides=guides) for each in coming if each.step),
        *(emails.ask_whether_to_stop(each) for each in coming if each.what == What.ASK),
        *(emails.last_one(each) for each in coming if each.what == What.LAST),
    ]


def _note(sent: Sequence[Next]) -> None:
    """Which step went to whom, and how often."""
    fresh: list[StepLetter] = []
    again: list[StepLetter] = []
    for each in sent:
        step = each.step.slug if each.step else ""
        row = each.row or StepLetter(subscription=each.subscription, step=step)
        row.times, row.sent_at = row.times + 1, clock.now()
        (again if each.row else fresh).append(row)
    StepLetter.objects.bulk_create(fresh, batch_size=BATCH)
    StepLetter.objects.bulk_update(again, ["times", "sent_at"], batch_size=BATCH)
    journal.tell_all(
        events.LittleStepSent(step=each.step.slug, **whose(each.subscription))
        for each in sent
        if each.step
    )


def _move_on(coming: Sequence[Next]) -> None:
    """The next letter comes in a week; who is asked whether to stop has until then."""
    rows = [each.subscription for each in coming]
    for each, row in zip(coming, rows, strict=True):
        row.due_at = weekly.next_week(begun=row.begun_at or clock.now(), after=clock.now())
        if each.what == What.ASK:
            states.check(Subscription.transitions, was=row.state, becomes=SubscriptionState.ASKED)
            row.state = SubscriptionState.ASKED
        else:
            row.unanswered += 1
    Subscription.objects.bulk_update(rows, ["due_at", "state", "unanswered"], batch_size=BATCH)


def _close(over: Sequence[Next]) -> None:
    """No letter comes any more."""
    rows = [each.subscription for each in over]
    for each, row in zip(over, rows, strict=True):
        states.check(Subscription.transitions, was=row.state, becomes=ENDS[each.what])
        row.state, row.ended_at, row.due_at = ENDS[each.what], clock.now(), None
    Subscription.objects.bulk_update(rows, ["state", "ended_at", "due_at"], batch_size=BATCH)
    journal.tell_all(events.LittleStepsEnded(ended=row.state, **whose(row)) for row in rows)
