"""Mobile numbers as people write them, in the form a text gateway takes."""

from __future__ import annotations

import re

BRITISH = re.compile(r"(?:\+44|0044|0)0?(7\d{9})\Z")
FOREIGN = re.compile(r"\+(?!44)[1-9]\d{7,13}\Z")


class NotAMobile(ValueError):
    """The message is the sentence the page shows."""


def read(typed: str) -> str:
    """`07700 900123` → `+447700900123`. Raises NotAMobile."""
    plain = re.sub(r"[\s().-]", "", typed)
    if not plain.isascii():
        raise NotAMobile(SENTENCE)
    if found := BRITISH.match(plain):
        return f"+44{found[1]}"
    if FOREIGN.match(plain):
        return plain
    raise NotAMobile(SENTENCE)


SENTENCE = "Enter a mobile number, like 07700 900123"
