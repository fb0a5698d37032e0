"""Drains the outbox: claims what is due, urgent first, and hands it to a carrier."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from watchhouse.dispatch import carriers
from watchhouse.dispatch.models import Message, State
from watchhouse.foundation import clock

LEASE = timedelta(minutes=2)
BACK_OFF = [timedelta(seconds=s) for s in (10, 30, 120, 600, 3600, 4 * 3600, 12 * 3600, 24 * 3600)]
BATCH = 20


def drain(limit: int = 500) -> int:
    """Send up to `limit` letters in small batches, so that an urgent one waits for 20 at most."""
    sent = 0
    with carriers.open_all() as carry:
        while sent < limit and (batch := _claim()):
            for message in batch:
                _send(message, carry)
            sent += len(batch)
    return sent


@transaction.atomic
def _claim() -> list[Message]:
    batch = list(Message.objects.due().select_for_update(skip_locked=True)[:BATCH])
    Message.objects.filter(pk__in=[message.pk for message in batch]).update(
        state=State.LEASED, leased_until=clock.now() + LEASE
    )
    return batch


def _send(message: Message, carry: carriers.Carry) -> None:
    """Hand one letter over and note what came of it.

    Between the mail server's yes and our note a crash leaves the letter leased: it goes out once
    more after the lease, with the same Message-ID.
    """
    message.tries += 1
    message.leased_until = None
    try:
        carry(message)
    except carriers.Refused as problem:
        message.state, message.problem = State.FAILED, str(problem)[:300]
    except carriers.Unreachable as problem:
        message.problem = str(problem)[:300]
        message.state = State.WAITING if message.tries <= len(BACK_OFF) else State.FAILED
        message.due_at = clock.now() + BACK_OFF[min(message.tries, len(BACK_OFF)) - 1]
    else:
        message.state, message.sent_at, message.problem = State.SENT, clock.now(), ""
    message.save(update_fields=["state", "tries", "leased_until", "due_at", "sent_at", "problem"])
