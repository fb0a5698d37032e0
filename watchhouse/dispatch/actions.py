"""Put letters into the outbox; everything that leaves the house goes through here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from watchhouse.dispatch.letters import Letter
from watchhouse.dispatch.models import Message, State, Suppression
from watchhouse.foundation import clock

MOST = 5000  # rows taken away at once


@transaction.atomic
def post(*letters: Letter) -> int:
    """Put letters into the outbox; return how many are new.

    One that was posted before (same subject, recipient and channel) changes nothing. Call it in
    the transaction that makes the letter true: it leaves when that commits, or never.
    """
    unwanted = _unwanted(letters)
    rows = [_row(each, _keys(each) & unwanted) for each in letters]
    before = Message.objects.filter(message_id__in=[row.message_id for row in rows]).count()
    Message.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    after = Message.objects.filter(message_id__in=[row.message_id for row in rows]).count()
    return after - before


@transaction.atomic
def suppress(*, recipient: str, topic: str, reason: str) -> None:
    """Send this recipient no more about `topic` ("": nothing at all, the address is dead)."""
    recipient = recipient.strip().lower()
    Suppression.objects.get_or_create(
        recipient=recipient, topic=topic, defaults={"reason": reason[:80]}
    )
    waiting = Message.objects.filter(recipient=recipient, state=State.WAITING)
    unwanted = waiting.filter(topic=topic) if topic else waiting
    unwanted.filter(secret=True).update(state=State.SUPPRESSED, **unsaid())
    unwanted.update(state=State.SUPPRESSED)


def unsaid() -> dict[str, str]:
    """What is kept of a secret letter that will not leave any more; without a mail server the
    sent page still shows it.
    """
    if not settings.EMAIL_URL:
        return {}
    return {"title": "Not kept", "text": "What this letter said is not kept.", "html": ""}


@transaction.atomic
def welcome_back(*, recipient: str, topic: str) -> None:
    """Send this recipient letters about `topic` again, because they asked."""
    Suppression.objects.filter(recipient=recipient.lower(), topic=topic).delete()


@transaction.atomic
def forget(*, business_id: int, addresses: Iterable[str]) -> None:
    """Forget every letter about a business or to these addresses, sent or not, and their wishes."""
    to = [address.strip().lower() for address in addresses]
    Message.objects.filter(Q(business_id=business_id) | Q(recipient__in=to)).delete()
    Suppression.objects.filter(recipient__in=to).delete()


@transaction.atomic
def forget_about(beginnings: Iterable[str]) -> None:
    """Forget every letter whose `about` begins so, sent or not; nobody's wishes change."""
    for each in beginnings:
        Message.objects.filter(about__startswith=each).delete()


@transaction.atomic
def tidy(*, days: int) -> int:
    """Take away letters that were sent, or given up, so many days ago; return how many were."""
    before = clock.now() - timedelta(days=days)
    over = Message.objects.filter(
        state__in=[State.SENT, State.SUPPRESSED, State.FAILED], created_at__lt=before
    )
    return Message.objects.filter(pk__in=list(over.values_list("pk", flat=True)[:MOST])).delete()[0]


def _row(each: Letter, unwanted: set[tuple[str, str]]) -> Message:
    words = {"title": each.title, "text": each.text, "html": each.html}
    if unwanted and each.secret:
        words |= unsaid()
    return Message(
        about=each.about, recipient=each.recipient.lower(), channel=each.channel, lane=each.lane,
        topic=each.topic, message_id=each.message_id, secret=each.secret,
        business_id=each.business_id, state=State.SUPPRESSED if unwanted else State.WAITING,
        **words,
    )  # fmt: skip


def _keys(each: Letter) -> set[tuple[str, str]]:
    if each.always:
        return set()
    return {(each.recipient.lower(), each.topic), (each.recipient.lower(), "")}


def _unwanted(letters: Sequence[Letter]) -> set[tuple[str, str]]:
    recipients = {each.recipient.lower() for each in letters}
    rows = Suppression.objects.filter(recipient__in=recipients)
    return set(rows.values_list("recipient", "topic"))
