from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from watchhouse.foundation.models import Entry

LONDON = ZoneInfo("Europe/London")


def on(text: str) -> datetime:
    """A moment in London: `on("2026-03-01 09:30")`."""
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.fixture
def told(db: None) -> Callable[..., Entry]:
    """Write an entry as a room would have at that moment."""

    def tell(kind: str, business: int | None, at: str, **facts: object) -> Entry:
        return Entry.objects.create(kind=kind, business_id=business, told_at=on(at), facts=facts)

    return tell
