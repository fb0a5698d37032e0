"""A bad list: one line with the file and the reason, nothing changed, the last good state kept."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from watchhouse.threats import actions
from watchhouse.threats.feeds.fetch import LIMIT
from watchhouse.threats.feeds.problem import FeedProblem
from watchhouse.threats.models import Advisory, Feed
from watchhouse.threats.tests.conftest import HAND_MADE, NOW, Listing, Write

pytestmark = pytest.mark.django_db
GOOD = HAND_MADE.read_bytes()


def refused(source: str, because: str) -> None:
    before = list(Advisory.objects.order_by("pk").values())
    with pytest.raises(FeedProblem) as problem:
        actions.pull(source)
    said = problem.value.sentence
    assert source.replace("\0", "?") in said
    assert because in said
    assert "\n" not in said
    assert list(Advisory.objects.order_by("pk").values()) == before
    feed = Feed.objects.get()
    assert feed.last_problem == said[:500]
    assert feed.last_tried_at == NOW
    assert feed.last_good_at == (NOW if before else None)


@pytest.mark.parametrize(
    ("content", "because"),
    [
        (b"", "it is empty"),
        (b" \n ", "it is empty"),
        (GOOD[:900], "truncated"),
        (GOOD[:-3], "truncated"),
        (b"<html>Access denied</html>", "it is not JSON"),
        (b"cveID,vendorProject\nCVE-2025-1,A", "it is not JSON"),
        (GOOD.replace(b"WinRAR", b"Win\xffRAR"), "not UTF-8"),
        (GOOD.decode().encode("utf-16"), "not"),
        (GOOD.replace(b"WinRAR", b"Win\0RAR"), "NUL bytes"),
        (b"[" * 200_000, "not CISA's list"),
        (GOOD.replace(b"WinRAR", b"Win\\ud800RAR"), "it is not JSON"),
        (b'{"vulnerabilities":' + b"[" * 200_000, "nested too deeply"),
        (b"[]", "not CISA's list"),
        (b"{}", "not CISA's list"),
        (b"null", "not CISA's list"),
        (b'"hello"', "not CISA's list"),
        (b'{"count":1,"dateReleased":"2025-08-01T00:00:00Z"}', "vulnerabilities"),
        (
            b'{"count":"x","dateReleased":"2025-08-01T00:00:00Z","vulnerabilities":[]}',
            "not CISA's list",
        ),
        (
            b'{"count":0,"dateReleased":"2025-08-01T00:00:00Z","vulnerabilities":{}}',
            "not CISA's list",
        ),
        (b'{"count":0,"dateReleased":"soon","vulnerabilities":[]}', "dateReleased is no moment"),
        (
            b'{"count":1,"dateReleased":"2025-08-01T00:00:00Z","vulnerabilities":[7]}',
            "not one entry can be used",
        ),
    ],
)
@pytest.mark.parametrize("held", [True, False])
def test_bad_content(content: bytes, because: str, held: bool, write: Write) -> None:
    if held:
        actions.pull(str(HAND_MADE))
    refused(write(content), because)


def test_a_count_that_is_not_right(pulled: None, listing: Listing, write: Write) -> None:
    del listing["vulnerabilities"][1]
    refused(write(listing, right_count=False), "it says it has 3 entries and 2 are there")


def test_no_entries_though_we_hold_some(pulled: None, listing: Listing, write: Write) -> None:
    listing["vulnerabilities"] = []
    refused(write(listing), "it has no entries, though we hold some")


def test_from_the_future(pulled: None, listing: Listing, write: Write) -> None:
    listing["dateReleased"] = "2031-01-01T00:00:00Z"
    refused(write(listing), "dated in the future (2031-01-01)")


def test_a_missing_file(pulled: None, tmp_path: Path) -> None:
    refused(str(tmp_path / "gone.json"), "there is no such file")


def test_a_folder(pulled: None, tmp_path: Path) -> None:
    refused(str(tmp_path), "it is a folder")


def test_a_device_is_no_file(pulled: None) -> None:
    refused("/dev/zero", "there is no such file")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file(pulled: None, write: Write) -> None:
    source = write(GOOD)
    Path(source).chmod(0)
    refused(source, "could not be read (Permission denied)")


def test_a_name_that_can_be_no_file(pulled: None) -> None:
    refused("list\0.json", "")


def test_fifty_megabytes(pulled: None, tmp_path: Path) -> None:
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    assert large.stat().st_size > LIMIT
    refused(str(large), "larger than 32 MB")


def test_a_byte_order_mark_is_fine(write: Write, db: None) -> None:
    assert actions.pull(write(b"\xef\xbb\xbf" + GOOD)).new == 3


@pytest.mark.parametrize(
    ("change", "because"),
    [
        ({"cveID": "CVE-25-1"}, "cveID"),
        ({"cveID": "CVE-2025-90009\n"}, "cveID"),
        ({"cveID": None}, "cveID"),
        ({"vendorProject": 7}, "vendorProject"),
        ({"product": ""}, "product"),
        ({"product": "x" * 400}, "product"),
        ({"dateAdded": "yesterday"}, "dateAdded"),
        ({"dateAdded": "2025-02-30"}, "dateAdded"),
        ({"dateAdded": "2031-01-01"}, "in the future"),
        ({"shortDescription": "a\0b"}, "control characters"),
        ({"notes": ["a list"]}, "notes"),
    ],
)
def test_one_bad_entry_is_left_out_and_the_rest_goes_in(
    change: Listing, because: str, listing: Listing, entry: Listing, write: Write,
    caplog: pytest.LogCaptureFixture, db: None,
) -> None:  # fmt: skip
    listing["vulnerabilities"].insert(1, {**entry, **change})
    pulled = actions.pull(write(listing))
    assert (pulled.new, pulled.rejected) == (3, 1)
    assert because in pulled.left_out[0].reason
    assert "left out" in caplog.text
    assert not Advisory.objects.filter(external_id__startswith="CVE-2025-90009").exists()


@pytest.mark.parametrize("key", ["cveID", "vendorProject", "product", "dateAdded", "dueDate"])
def test_an_entry_that_lacks_a_field_is_left_out(
    key: str, listing: Listing, entry: Listing, write: Write, db: None
) -> None:
    del entry[key]
    listing["vulnerabilities"].append(entry)
    pulled = actions.pull(write(listing))
    assert (pulled.new, pulled.rejected) == (3, 1)
    assert key in pulled.left_out[0].reason


def test_of_an_entry_that_stands_twice_the_last_counts(
    listing: Listing, write: Write, db: None
) -> None:
    first = listing["vulnerabilities"][0]
    listing["vulnerabilities"].append({**first, "shortDescription": "The later words."})
    pulled = actions.pull(write(listing))
    assert (pulled.new, pulled.rejected) == (3, 1)
    assert "more than once" in pulled.left_out[0].reason
    assert Advisory.objects.get(external_id=first["cveID"]).summary == "The later words."


def test_a_deep_entry_is_left_out(listing: Listing, write: Write, db: None) -> None:
    text = json.dumps({**listing, "count": 4}).encode()
    deep = b'[{"cveID":' + b"[" * 800 + b"]" * 800 + b"},{"
    pulled = actions.pull(write(text.replace(b"[{", deep, 1)))
    assert (pulled.new, pulled.rejected) == (3, 1)
