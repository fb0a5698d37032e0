"""A text cut where one breathes: into sentences, and those into pieces that fit."""

from __future__ import annotations

import re
from collections.abc import Sequence

ENDS = re.compile(r"(?<=[.!?…।۔؟])[\"”’»)\]]*\s+")
BREATHS = re.compile(r"(?<=[,;:–—،؛])\s+")
STOPS = {"bn": "।", "pa": "।", "ur": "۔"}  # all others end a sentence with a point
INITIALS = re.compile(r"(?:^|\s)(?:(?:[^\s.]|[^\s.\x00-\x7f]{2,3})\.){2,}$")
SHORT = ("e.g.", "i.e.", "etc.", "Mr.", "Mrs.", "Ms.", "Dr.", "St.", "No.")
LONGEST = 150  # letters of a line that is spoken and shown in one piece


def split(text: str, longest: int = LONGEST) -> Sequence[str]:
    """The sentences; one that is longer is cut at its commas, else between words, else anywhere.

    No letter is lost but the white space at which it is cut. What stands in quotation marks stays
    together while it fits.
    """
    whole: list[str] = []
    for part in _cut(text.strip(), ENDS):
        if whole and _goes_on(whole[-1], part) and len(whole[-1]) + len(part) < longest:
            whole[-1] += f" {part}"
        else:
            whole.append(part)
    return [piece for sentence in whole for piece in pieces(sentence, longest)]


def pieces(sentence: str, longest: int) -> Sequence[str]:
    """A sentence in as many pieces of about the same length as are needed."""
    if len(sentence) <= longest:
        return [sentence] if sentence else []
    at = _middle(sentence, longest)
    left, right = sentence[:at].rstrip(), sentence[at:].lstrip()
    return [*pieces(left, longest), *pieces(right, longest)]


def _middle(sentence: str, longest: int) -> int:
    """Where to cut: nearest to the middle, and not so that a single word is left over."""
    middle = len(sentence) / 2
    for pattern in (BREATHS, re.compile(r"\s+")):
        places = [found.end() for found in pattern.finditer(sentence)]
        near = [at for at in places if abs(at - middle) <= len(sentence) * 0.3]
        if near:
            return min(near, key=lambda at: abs(at - middle))
    return min(int(middle), longest)


def _cut(text: str, pattern: re.Pattern[str]) -> list[str]:
    """The text in parts; a closing mark after the end of a sentence stays with it."""
    parts, start = [], 0
    for found in pattern.finditer(text):
        end = found.start() + len(found[0].rstrip())
        parts.append(text[start:end])
        start = found.end()
    return [part for part in (*parts, text[start:]) if part]


def _goes_on(sentence: str, follows: str) -> bool:
    """It ends with a short form ("e.g.", "আই.টি."), or within quotation marks."""
    open_quotes = sentence.count('"') % 2 or sentence.count("“") > sentence.count("”")
    shortened = sentence.endswith(SHORT) or INITIALS.search(sentence)
    # "dvs. sau": no sentence begins with a small letter.
    return bool(open_quotes or shortened) or (sentence.endswith(".") and follows[0].islower())
