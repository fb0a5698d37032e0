"""An e-mail is one function and a folder of subject.txt, body.txt and body.html."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

import css_inline
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import override

from watchhouse.dispatch import unsubscribe
from watchhouse.dispatch.models import Channel, Lane
from watchhouse.foundation import languages, region
from watchhouse.foundation.spoken import Spoken

LONGEST = 200  # letters of a subject, as the outbox keeps it


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What is to leave the house. `about` names its subject ("alert:12"): at most one letter
    about it goes to a recipient by a channel. `topic` is what they can be spared of; "" is never
    suppressed but for a dead address; `always` is tried even there, because the
    person asked for it a moment ago. A `secret` one (a code, a link that opens something) is
    not kept once it was sent. `business_id`: whom it tells of, so that it can be forgotten with
    them; None when it tells of no business.
    """

    about: str
    recipient: str
    text: str
    title: str = ""
    html: str = ""
    channel: Channel = Channel.EMAIL
    lane: Lane = Lane.NORMAL
    topic: str = ""
    always: bool = False
    secret: bool = False
    business_id: int | None = None

    @property
    def message_id(self) -> str:
        """Stable: the same letter posted or sent twice carries the same Message-ID."""
        return _message_id(self.about, self.recipient, self.channel)

    def to(self, recipient: str) -> Letter:
        """The same letter for somebody else, with a link of their own to stop such letters."""
        copy = replace(self, recipient=recipient)
        if not self.topic:
            return copy
        old, new = unsubscribe.link(self.message_id), unsubscribe.link(copy.message_id)
        return replace(copy, text=copy.text.replace(old, new), html=copy.html.replace(old, new))


def letter(
    folder: str,
    *,
    about: str,
    recipient: str,
    context: Mapping[str, Any],
    lane: Lane = Lane.NORMAL,
    topic: str = "",
    always: bool = False,
    secret: bool = False,
    business_id: int | None = None,
    translated: bool = False,
) -> Letter:
    """Render `templates/<folder>/{subject.txt,body.txt,body.html}` for one person: in English, or,
    when it is `translated`, in the language of the page on which it was asked for.
    """
    with override(languages.current() if translated else languages.ENGLISH):
        return _rendered(
            folder, about=about, recipient=recipient, context=context, lane=lane, topic=topic,
            always=always, secret=secret, business_id=business_id,
        )  # fmt: skip


def _rendered(
    folder: str, *, about: str, recipient: str, context: Mapping[str, Any], lane: Lane, topic: str,
    always: bool, secret: bool, business_id: int | None,
) -> Letter:  # fmt: skip
    stop = unsubscribe.link(_message_id(about, recipient, Channel.EMAIL)) if topic else ""
    words = {
        **context, "unsubscribe": stop, "region": region.current(), "base_url": settings.BASE_URL,
        "topic": topic, "demo": settings.DEMO, "spoken": Spoken(),
    }  # fmt: skip
    html = render_to_string(f"{folder}/body.html", words)
    return Letter(
        about=about,
        recipient=recipient,
        lane=lane,
        topic=topic,
        always=always,
        secret=secret,
        business_id=business_id,
        title=" ".join(render_to_string(f"{folder}/subject.txt", words).split())[:LONGEST],
        text=render_to_string(f"{folder}/body.txt", words).strip() + "\n",
        html=css_inline.inline(html),
    )


def _message_id(about: str, recipient: str, channel: str) -> str:
    key = f"{about}\n{recipient.lower()}\n{channel}"
    host = urlsplit(settings.BASE_URL).hostname or "watchhouse"
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@{host}>"
