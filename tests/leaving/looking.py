"""Everywhere a word could be left: all tables, unpacked sessions, uploaded files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection

CANARY = re.compile(r"qx[hs]\d{3}")


def found() -> dict[str, set[str]]:
    """Every canary that is somewhere, and where."""
    seen: dict[str, set[str]] = {}
    for where, words in (*_tables(), *_sessions(), *_files()):
        for canary in CANARY.findall(words):
            seen.setdefault(canary, set()).add(where)
    return seen


def _tables() -> Iterator[tuple[str, str]]:
    """Every row of every table, as a dump has it; the search index's tables are among them."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                yield table, " ".join(_plain(value) for value in row)


def _plain(value: object) -> str:
    return bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview) else str(value)


def _sessions() -> Iterator[tuple[str, str]]:
    for session in Session.objects.all():
        yield "a session", str(session.get_decoded())


def _files() -> Iterator[tuple[str, str]]:
    """Names and contents below MEDIA_ROOT."""
    for path in Path(settings.MEDIA_ROOT).rglob("*"):
        if path.is_file():
            yield str(path), f"{path.name} {path.read_bytes().decode('latin-1')}"
