"""Drains the outbox: claims what is due, urgent first, and hands it to a carrier."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from watchhouse.dispatch import actions, carriers
from watchhouse.dispatch.models import Channel, Message, State
from watchhouse.foundation import clock

LEASE = timedelta(minutes=2)
BACK_OFF = [timedelta(seconds=s) for s in (10, 30, 120, 600, 3600, 4 * 3600, 12 * 3600, 24 * 3600)]
WHEN_DOWN = timedelta(seconds=30)
BATCH = 20


def drain(limit: int = 500) -> int:
    """Send up to `limit` letters in small batches, so that an urgent one waits for 20 at most.

    Returns how many were dealt with. A mail server that is down ends the round: what was
    claimed goes back, and no letter is ever given up because of it.
    """
    done = 0
    with carriers.open_all() as carry:
        while done < limit and (batch := _claim()):
            for place, message in enumerate(batch):
                try:
                    done += _send(message, carry)
                except carriers.Down as problem:
                    _put_back(batch[place:], problem)
                    return done
    return done


@transaction.atomic
def _claim() -> list[Message]:
    batch = list(Message.objects.due().select_for_update(skip_locked=True)[:BATCH])
    until = clock.now() + LEASE
    Message.objects.filter(pk__in=[message.pk for message in batch]).update(
        state=State.LEASED, leased_until=until
    )
    for message in batch:
        message.leased_until = until
    return batch


def _send(message: Message, carry: carriers.Carry) -> int:
    """Hand one letter over and note what came of it; 0 when the lease went to another worker.

    Between the mail server's yes and our note a crash leaves the letter leased: it goes out once
    more after the lease, with the same Message-ID.
    """
    if not _renew(message):
        return 0
    message.tries += 1
    try:
        carry(message)
    except carriers.Refused as problem:
        _give_up(message, problem)
    except carriers.Down:
        raise
    except carriers.Unreachable as problem:
        _try_later(message, problem)
    else:
        _note(message, state=State.SENT, sent_at=clock.now(), problem="", **_forgotten(message))
    return 1


def _renew(message: Message) -> bool:
    """Lease the letter anew just before it leaves: a batch may take longer than one lease."""
    until = clock.now() + LEASE
    ours = Message.objects.filter(
        pk=message.pk, state=State.LEASED, leased_until=message.leased_until
    )
    message.leased_until = until
    return bool(ours.update(leased_until=until))


@transaction.atomic
def _give_up(message: Message, problem: carriers.Refused) -> None:
    _note(message, state=State.FAILED, problem=str(problem)[:300], **_forgotten(message))
    if isinstance(problem, carriers.Dead) and message.channel == Channel.EMAIL:
        actions.suppress(recipient=message.recipient, topic="", reason=str(problem)[:80])


def _try_later(message: Message, problem: carriers.Unreachable) -> None:
    again = message.tries <= len(BACK_OFF)
    _note(
        message,
        state=State.WAITING if again else State.FAILED,
        due_at=clock.now() + BACK_OFF[min(message.tries, len(BACK_OFF)) - 1],
        problem=str(problem)[:300],
        **({} if again else _forgotten(message)),
    )


def _put_back(messages: list[Message], problem: carriers.Down) -> None:
    """The mail server is away: what was claimed waits again, without a try counted."""
    Message.objects.filter(pk__in=[message.pk for message in messages], state=State.LEASED).update(
        state=State.WAITING,
        leased_until=None,
        due_at=clock.now() + WHEN_DOWN,
        problem=str(problem)[:300],
    )


def _forgotten(message: Message) -> dict[str, str]:
    """A code or an invitation is not kept, whether it left or was given up."""
    return actions.unsaid() if message.secret else {}


def _note(message: Message, **what: object) -> None:
    """Write down what came of it, unless another worker holds the letter by now."""
    ours = Message.objects.filter(
        pk=message.pk, state=State.LEASED, leased_until=message.leased_until
    )
    ours.update(tries=message.tries, leased_until=None, **what)
