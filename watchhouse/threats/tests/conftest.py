"""A hand-made list in CISA's format, and what the room makes of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from watchhouse.foundation import clock
from watchhouse.members.models import Business, Use
from watchhouse.people.models import Person
from watchhouse.threats import actions, matching
from watchhouse.threats.models import Advisory, Alert

HAND_MADE = Path(__file__).parent / "data" / "kev.json"
REAL = Path(__file__).parents[4] / "shared" / "data" / "threat-feeds" / "kev"
NOW = datetime(2025, 8, 26, 9, 0, tzinfo=UTC)
Listing = dict[str, Any]
Write = Callable[..., str]


@pytest.fixture(autouse=True)
def _late_august() -> Iterator[None]:
    with clock.at(NOW):
        yield


@pytest.fixture
def listing() -> Listing:
    """The hand-made list, to change as a test needs."""
    made: Listing = json.loads(HAND_MADE.read_text("utf-8"))
    return made


@pytest.fixture
def entry(listing: Listing) -> Listing:
    """One more entry like the first, not yet in the list."""
    return {**listing["vulnerabilities"][0], "cveID": "CVE-2025-90009"}


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a list (or raw bytes) to a file and give its name; the count is put right."""

    def make(content: Listing | bytes, *, right_count: bool = True) -> str:
        path = tmp_path / "list.json"
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            if right_count:
                content["count"] = len(content["vulnerabilities"])
            path.write_text(json.dumps(content), "utf-8")
        return str(path)

    return make


@pytest.fixture
def pulled(db: None) -> None:
    """The hand-made list is history."""
    actions.pull(str(HAND_MADE))


@pytest.fixture
def advisory(pulled: None, listing: Listing, entry: Listing, write: Write) -> Advisory:
    """A new weakness of WinRAR, waiting for the analyst."""
    listing["vulnerabilities"].append(entry)
    actions.pull(write(listing))
    return Advisory.objects.get(external_id="CVE-2025-90009")


@pytest.fixture
def uses(bakery: Business) -> Use:
    """The bakery uses WinRAR."""
    return Use.objects.create(business=bakery, product="winrar")


@pytest.fixture
def drafted(advisory: Advisory, erin: Person) -> Advisory:
    """The same, with the catalogue's words accepted by Erin."""
    words = {**matching.words(advisory, ["winrar"]), "tlp": "clear"}
    return actions.redraft(advisory, words=words, hows={"winrar": matching.how("winrar")}, by=erin)


@pytest.fixture
def published(drafted: Advisory, erin: Person, settle: Callable[[], None]) -> Advisory:
    """Published, and everybody it touches was told."""
    row = actions.publish(drafted, by=erin)
    settle()
    return row


@pytest.fixture
def alert(uses: Use, alice: Person, published: Advisory, bakery: Business) -> Alert:
    """The bakery's alert."""
    return Alert.objects.get(business=bakery)
