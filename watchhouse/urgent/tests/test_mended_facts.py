"""What staff mend in the facts register counts in the playbooks at once."""

from __future__ import annotations

from datetime import timedelta

from watchhouse.foundation import clock
from watchhouse.guidance import checking, facts
from watchhouse.people.models import Person
from watchhouse.urgent.playbooks import all_kinds


def test_a_mended_limit_moves_the_deadline(femi: Person) -> None:
    book, now = all_kinds()["ransomware"], clock.now()
    before = book.deadlines(now)
    checking.change(
        "ico", values={"deadline_hours": 96, "deadline": "96 hours"}, months=3, note="", by=femi,
        source_url=facts.register()["ico"].source_url,
    )  # fmt: skip
    moved = {after.at - was.at for after, was in zip(book.deadlines(now), before, strict=True)}
    assert timedelta(hours=24) in moved
    assert "96 hours" in book.after
