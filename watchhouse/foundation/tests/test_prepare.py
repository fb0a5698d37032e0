"""What is looked at before the doors open."""

from __future__ import annotations

import pytest
from django.db import connection

from watchhouse import preparing


@pytest.mark.django_db
def test_tables_of_this_version_are_taken() -> None:
    preparing._check_tables()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("older", "again"),
    [
        (
            "ALTER TABLE members_use RENAME COLUMN version TO edition",
            "ALTER TABLE members_use RENAME COLUMN edition TO version",
        ),
        ("ALTER TABLE members_use RENAME TO used", "ALTER TABLE used RENAME TO members_use"),
    ],
)
def test_tables_of_another_version_are_one_plain_sentence(older: str, again: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(older)
        try:
            with pytest.raises(preparing.OlderTables, match="set DATA_DIR"):
                preparing._check_tables()
        finally:
            cursor.execute(again)
