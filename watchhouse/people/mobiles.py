"""Mobile numbers as people write them, in the form a text gateway takes."""

from __future__ import annotations

import re

# British mobiles alone: numbers abroad, 070 (forwarded at a price) and 076 (pagers) cost dearly.
MOBILE = re.compile(r"(?:\+44|0044|0)0?(7[1-57-9]\d{8})\Z")


class NotAMobile(ValueError):
    """The message is the sentence the page shows."""


def read(typed: str) -> str:
    """`07700 900123` → `+447700900123`. Raises NotAMobile."""
    plain = re.sub(r"[\s().-]", "", typed)
    found = MOBILE.match(plain) if plain.isascii() else None
    if found is None:
        raise NotAMobile(SENTENCE)
    return f"+44{found[1]}"


SENTENCE = "Enter a UK mobile number, like 07700 900123"
