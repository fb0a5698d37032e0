"""A text's HTML as plain blocks: what is seen of it, and which parts of it are numbers to ring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

BLOCKS = {"p", "li", "ul", "ol", "h2", "h3", "h4", "h5", "h6", "blockquote", "div", "tr", "pre"}


@dataclass(frozen=True)
class Block:
    """A paragraph, or an item with its mark ("•", "2."); `phones` are numbers that stand in it."""

    text: str
    mark: str = ""
    phones: tuple[str, ...] = ()


def blocks(html: str) -> Sequence[Block]:
    """The blocks in order, without empty ones; white space is one space."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_block()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Block] = []
        self._text: list[str] = []
        self._phones: list[str] = []
        self._mark = ""
        self._lists: list[int | None] = []  # the last number of each open list; None: points
        self._ringing = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, Any]]) -> None:
        if tag in BLOCKS:
            self.end_block()
        if tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._mark = self._next_mark()
        elif tag == "br":
            self._text.append(" ")
        elif tag == "a":
            self._ringing = str(dict(attrs).get("href") or "").startswith("tel:")

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.end_block()
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag == "a":
            self._ringing = False

    def handle_data(self, data: str) -> None:
        self._text.append(data)
        if self._ringing and any(letter.isdigit() for letter in data):
            self._phones.append(" ".join(data.split()))

    def end_block(self) -> None:
        """What was read since the last block began is one."""
        text = " ".join("".join(self._text).split())
        if text:
            self.found.append(Block(text, self._mark, tuple(self._phones)))
            self._mark = ""
        self._text, self._phones = [], []

    def _next_mark(self) -> str:
        if not self._lists or self._lists[-1] is None:
            return "•"
        self._lists[-1] += 1
        return f"{self._lists[-1]}."
