"""Markdown cut into what is translated at a time: a paragraph, or one item of a list.

The English block with its spaces folded is the key of its translation, wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

GAP = re.compile(r"\n\s*\n")
MARKER = re.compile(r"^((?:\d+\.|-) )", flags=re.MULTILINE)


def folded(text: str) -> str:
    """The text with single spaces between its words."""
    return " ".join(text.split())


def blocks(markdown: str) -> Iterator[str]:
    """Each block, folded, in order."""
    for _, block in _cut(markdown):
        if block:
            yield block


def replaced(markdown: str, to: Callable[[str], str]) -> str:
    """The same Markdown with every block exchanged for what `to` makes of it."""
    return "".join(f"{before}{to(block) if block else ''}" for before, block in _cut(markdown))


def _cut(markdown: str) -> Iterator[tuple[str, str]]:
    """What stands before a block (a gap, a list's marker), and the block."""
    for number, part in enumerate(GAP.split(markdown.strip())):
        before = "\n\n" if number else ""
        if not MARKER.match(part):
            yield before, folded(part)
            continue
        _, *pieces = MARKER.split(part)
        for marker, item in zip(pieces[::2], pieces[1::2], strict=True):
            yield f"{before}{marker}", folded(item)
            before = "\n"
