"""One click and no more letters on a topic (RFC 8058): a signed link, no sign-in.

The link names the letter, not the person: no address stands in it.
"""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.urls import reverse

from watchhouse.dispatch.models import Message

SIGNER = "dispatch.unsubscribe"


def link(message_id: str) -> str:
    """The whole address of the page that asks, and stops the letters on POST."""
    token = signing.Signer(salt=SIGNER, sep="~").sign(message_id.strip("<>").split("@")[0])
    base: str = settings.BASE_URL
    return base + reverse("dispatch:unsubscribe", args=[token])


def read(token: str) -> Message | None:
    """The letter the link came with; None when the link was changed or the letter is gone."""
    try:
        key = signing.Signer(salt=SIGNER, sep="~").unsign(token)
    except signing.BadSignature:
        return None
    return Message.objects.exclude(topic="").filter(message_id__startswith=f"<{key}@").first()


def unsubscribe_headers(message: Message) -> dict[str, str]:
    """The two headers mail programs show a button for; none on letters that must arrive."""
    if not message.topic:
        return {}
    return {
        "List-Unsubscribe": f"<{link(message.message_id)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
