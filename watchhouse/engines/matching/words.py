from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

Words = tuple[str, ...]

JOINTS = re.compile(r"[,;/&|\n]|\b(?:and|or)\b", re.IGNORECASE)
WORD = re.compile(r"[^\W_]+")


def words(text: str) -> Words:
    """Split a name into whole words, blind to case, accents of form, hyphens and spaces."""
    return tuple(WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def parts(text: str) -> Iterator[str]:
    """Give each name in a field, then the whole: “iOS, iPadOS, and macOS” holds three names."""
    pieces = JOINTS.split(text)
    if len(pieces) > 1:
        yield from pieces
    yield text


def starts(name: Words, with_: Words) -> bool:
    """Say whether a name begins with these whole words."""
    return bool(with_) and name[: len(with_)] == with_


def contains(text: Words, name: Words) -> bool:
    """Say whether these whole words stand side by side somewhere in the text."""
    length = len(name)
    return bool(name) and any(text[at : at + length] == name for at in range(len(text)))


def without(name: Words, heads: Iterable[Words]) -> Words:
    """Drop a supplier's name from the front, unless nothing would be left."""
    for head in sorted(heads, key=len, reverse=True):
        if starts(name, head) and len(name) > len(head):
            return name[len(head) :]
    return name
