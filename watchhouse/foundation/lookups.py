"""`field__begins="ow"`: by the index on both databases, where `startswith` reads every row.

PostgreSQL has an index for LIKE beside each indexed CharField; SQLite's LIKE takes none, but its
texts are in the order of their characters, so that a prefix is a range. Large and small letters
differ.
"""

from __future__ import annotations

from typing import Any

from django.db.models import CharField
from django.db.models.lookups import StartsWith

LAST = chr(0x10FFFF)


@CharField.register_lookup
class Begins(StartsWith):
    """The rows whose value begins with this text."""

    lookup_name = "begins"

    def get_rhs_op(self, connection: Any, rhs: str) -> str:
        """LIKE, as PostgreSQL has it for `startswith`."""
        return str(connection.operators["startswith"] % rhs)

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """The same as a range of texts."""
        column, params = self.process_lhs(compiler, connection)
        start = str(self.rhs)
        return f"({column} >= %s AND {column} < %s)", [*params, start, *params, start + LAST]
