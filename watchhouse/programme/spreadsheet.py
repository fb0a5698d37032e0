"""A table for a spreadsheet: comma-separated, with nothing in it that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")


def lines(rows: Iterable[Sequence[str | int | None]]) -> str:
    """The rows as one text; numbers stay numbers, None is an empty cell."""
    out = io.StringIO()
    csv.writer(out).writerows([[cell(value) for value in row] for row in rows])
    return out.getvalue()


def cell(value: str | int | None) -> str | int:
    """A value as it may stand in a cell: a text that starts like a formula gets a `'`."""
    if value is None:
        return ""
    if isinstance(value, str) and value.lstrip(" ").startswith(RUNS):
        return f"'{value}"
    return value
