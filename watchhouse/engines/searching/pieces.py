from __future__ import annotations

import re
from collections.abc import Sequence

from watchhouse.engines.searching.result import Piece
from watchhouse.engines.searching.words import Words, places, words

BLANK = re.compile(r"([^\W_]+(?:['’-][^\W_]+)*)")
SNIPPET = 180


def pieces(sentence: str, wanted: frozenset[Words]) -> Sequence[Piece]:
    """A sentence cut where words begin and end that were looked for."""
    cut = [part for part in BLANK.split(sentence) if part]
    spread = [(number, word) for number, part in enumerate(cut) for word in words(part)]
    marked = {
        spread[at + step][0]
        for phrase in wanted
        for at in places([word for _, word in spread], phrase)
        for step in range(len(phrase))
    }
    return [Piece(part, number in marked) for number, part in enumerate(cut)]


def short(sentence: str) -> str:
    """The sentence, or its beginning."""
    if len(sentence) <= SNIPPET:
        return sentence
    return sentence[:SNIPPET].rsplit(" ", 1)[0] + " …"
