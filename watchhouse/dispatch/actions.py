"""Put letters into the outbox; everything that leaves the house goes through here."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction

from watchhouse.dispatch.letters import Letter
from watchhouse.dispatch.models import Message, State, Suppression


@transaction.atomic
def post(*letters: Letter) -> int:
    """Put letters into the outbox; return how many are new.

    One that was posted before (same subject, recipient and channel) changes nothing. Call it in
    the transaction that makes the letter true: it leaves when that commits, or never.
    """
    unwanted = _unwanted(letters)
    rows = [_row(each, _key(each) & unwanted) for each in letters]
    before = Message.objects.filter(message_id__in=[row.message_id for row in rows]).count()
    Message.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    after = Message.objects.filter(message_id__in=[row.message_id for row in rows]).count()
    return after - before


@transaction.atomic
def suppress(*, recipient: str, topic: str, reason: str) -> None:
    """Send this recipient no more about `topic` ("": nothing at all, the address is dead)."""
    Suppression.objects.get_or_create(
        recipient=recipient.lower(), topic=topic, defaults={"reason": reason}
    )
    waiting = Message.objects.filter(recipient=recipient.lower(), state=State.WAITING)
    (waiting.filter(topic=topic) if topic else waiting).update(state=State.SUPPRESSED)


@transaction.atomic
def welcome_back(*, recipient: str, topic: str) -> None:
    """Send this recipient letters about `topic` again, because they asked."""
    Suppression.objects.filter(recipient=recipient.lower(), topic=topic).delete()


def _row(each: Letter, unwanted: set[tuple[str, str]]) -> Message:
    return Message(
        about=each.about, recipient=each.recipient.lower(), channel=each.channel, lane=each.lane,
        topic=each.topic, title=each.title, text=each.text, html=each.html,
        message_id=_message_id(each), state=State.SUPPRESSED if unwanted else State.WAITING,
    )  # fmt: skip


def _message_id(each: Letter) -> str:
    """Stable: the same letter posted or sent twice carries the same Message-ID."""
    key = f"{each.about}\n{each.recipient.lower()}\n{each.channel}"
    host = urlsplit(settings.BASE_URL).hostname or "watchhouse"
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@{host}>"


def _key(each: Letter) -> set[tuple[str, str]]:
    return {(each.recipient.lower(), each.topic), (each.recipient.lower(), "")}


def _unwanted(letters: Sequence[Letter]) -> set[tuple[str, str]]:
    recipients = {each.recipient.lower() for each in letters}
    rows = Suppression.objects.filter(recipient__in=recipients)
    return set(rows.values_list("recipient", "topic"))
