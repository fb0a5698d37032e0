"""An e-mail is one function and a folder of subject.txt, body.txt and body.html."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import css_inline
from django.conf import settings
from django.template.loader import render_to_string

from watchhouse.dispatch.models import Channel, Lane
from watchhouse.foundation import region


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What is to leave the house. `about` names its subject ("alert:12"): at most one letter
    about it goes to a recipient by a channel. `topic` is what they can be spared of; "" is never
    suppressed but for a dead address.
    """

    about: str
    recipient: str
    text: str
    title: str = ""
    html: str = ""
    channel: Channel = Channel.EMAIL
    lane: Lane = Lane.NORMAL
    topic: str = ""

    def to(self, recipient: str) -> Letter:
        """The same letter for somebody else."""
        return replace(self, recipient=recipient)


def letter(
    folder: str,
    *,
    about: str,
    recipient: str,
    context: Mapping[str, Any],
    lane: Lane = Lane.NORMAL,
    topic: str = "",
) -> Letter:
    """Render `templates/<folder>/{subject.txt,body.txt,body.html}` for one person."""
    words = {
        **context, "region": region.current(), "base_url": settings.BASE_URL,
        "topic": topic, "demo": settings.DEMO,
    }  # fmt: skip
    html = render_to_string(f"{folder}/body.html", words)
    return Letter(
        about=about,
        recipient=recipient,
        lane=lane,
        topic=topic,
        title=" ".join(render_to_string(f"{folder}/subject.txt", words).split()),
        text=render_to_string(f"{folder}/body.txt", words).strip() + "\n",
        html=css_inline.inline(html),
    )
