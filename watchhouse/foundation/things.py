"""What a room lets be found by the search: each room lists its own, a door composes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

TAGS = re.compile(r"<[^>]+>")
BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, kw_only=True)
class Thing:
    """Something that anyone may read: `kind` in a word, `about` what else it is called, `parts`
    the names of its parts.

    Minutes and cost are shown where there are some; `weight` is 1 unless it counts more.
    """

    kind: str
    title: str
    address: str
    summary: str
    text: str = ""
    about: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    minutes: int = 0
    cost: str = ""
    weight: float = 1.0


def words_of(html: str) -> str:
    """The words of a text in HTML, as one line."""
    return BLANKS.sub(" ", unescape(TAGS.sub(" ", html))).strip()
