"""Numbers of the register of companies: their form alone, nobody is asked."""

from __future__ import annotations

import re

# Eight figures for England and Wales; two letters say where else, or what kind, it is registered
# (SC, NI, OC …); industrial and provident societies end in letters (IP12345R).
SHAPE = re.compile(r"[0-9]{8}|[A-Z]{2}[0-9]{6}|(?:IP|SP)[0-9]{5}R|(?:IP|SP)[0-9]{4}RS|R[0-9]{7}")


def number(typed: str) -> str | None:
    """The number in the register's form, "" for nothing typed, None for what can't be one.

    Gaps and small letters do no harm, and a number that lost its first nought gets it back.
    """
    plain = re.sub(r"[\s.\-]+", "", typed).upper()
    if not plain:
        return ""
    if re.fullmatch(r"[0-9]{5,7}", plain):
        plain = plain.zfill(8)
    return plain if SHAPE.fullmatch(plain) else None
