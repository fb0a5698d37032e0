"""Money is whole pence, an `int`; only a page turns it into pounds."""

from __future__ import annotations


def pounds(pence: int) -> str:
    """`486000` → `£4,860`; pence are shown only when there are any: `£4,860.50`."""
    whole, rest = divmod(abs(pence), 100)
    return f"{'-' if pence < 0 else ''}£{whole:,}{f'.{rest:02}' if rest else ''}"
