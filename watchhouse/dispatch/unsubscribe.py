"""One click and no more letters on a topic (RFC 8058): a signed link, no sign-in."""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.urls import reverse

from watchhouse.dispatch.models import Message

SALT = "dispatch.unsubscribe"


def link(*, recipient: str, topic: str) -> str:
    """The whole address of the page that asks, and stops the letters on POST."""
    token = signing.dumps([recipient.lower(), topic], salt=SALT)
    return settings.BASE_URL + reverse("dispatch:unsubscribe", args=[token])


def read(token: str) -> tuple[str, str]:
    """Recipient and topic; raises `signing.BadSignature` when the link was changed."""
    recipient, topic = signing.loads(token, salt=SALT)
    return recipient, topic


def unsubscribe_headers(message: Message) -> dict[str, str]:
    """The two headers mail programs show a button for; none on letters that must arrive."""
    if not message.topic:
        return {}
    address = link(recipient=message.recipient, topic=message.topic)
    return {
        "List-Unsubscribe": f"<{address}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
