"""CISA's Known Exploited Vulnerabilities list (JSON), in the shape its own schema gives.

Source: https://www.cisa.gov/known-exploited-vulnerabilities-catalog (CC0-1.0).
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated

import msgspec

from watchhouse.threats.feeds.problem import FeedProblem

SOURCE = "kev"
ADDRESS = "https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json"
BROKEN = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)

Number = Annotated[str, msgspec.Meta(pattern=r"\ACVE-[0-9]{4}-[0-9]{4,19}\Z")]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
Text = Annotated[str, msgspec.Meta(max_length=10_000)]
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Entry(msgspec.Struct, frozen=True, rename="camel"):
    """One weakness that criminals use. Fields not named here are left alone."""

    cve: Number = msgspec.field(name="cveID")
    vendor: Name = msgspec.field(name="vendorProject")
    product: Name
    name: Name = msgspec.field(name="vulnerabilityName")
    date_added: date
    summary: Text = msgspec.field(name="shortDescription")
    required_action: Text
    due_date: date
    ransomware: Text = msgspec.field(name="knownRansomwareCampaignUse", default="Unknown")
    notes: Text = ""

    @property
    def digest(self) -> str:
        """What the entry says, as 64 hexadecimal digits: another digest, another text."""
        return hashlib.sha256(msgspec.json.encode(self, order="sorted")).hexdigest()

    @property
    def by_ransomware(self) -> bool:
        """Whether gangs that lock files for money are known to use it."""
        return self.ransomware.strip().lower() == "known"


class _Label(msgspec.Struct, frozen=True):
    cve: object = msgspec.field(name="cveID", default="")


class _List(msgspec.Struct, frozen=True):
    count: int
    released: str = msgspec.field(name="dateReleased")
    vulnerabilities: list[msgspec.Raw]


@dataclass(frozen=True)
class Rejected:
    """An entry that was left out: which one ("entry 3, CVE-2025-8088") and why."""

    which: str
    reason: str


@dataclass(frozen=True)
class Reading:
    """A whole list: when it was released, what can be used of it, what can't and why."""

    released_at: datetime
    entries: tuple[Entry, ...]
    rejected: tuple[Rejected, ...]


def read(raw: bytes, *, name: str, today: date) -> Reading:
    """Decode a list. `name` is the file or address, for the sentence of a FeedProblem.

    Single entries of a wrong shape are rejected; when a CVE stands twice, the last one counts.
    """
    listed = _envelope(raw, name)
    released = _released(listed.released, name, today)
    kept: dict[str, Entry] = {}
    rejected: list[Rejected] = []
    for number, row in enumerate(listed.vulnerabilities, start=1):
        entry = _entry(row, number, today)
        if isinstance(entry, Rejected):
            rejected.append(entry)
            continue
        if entry.cve in kept:
            rejected.append(Rejected(entry.cve, "it stands here more than once; the last counts."))
        kept[entry.cve] = entry
    if rejected and not kept:
        raise FeedProblem(name, f"not one entry can be used; {_first(rejected)}")
    return Reading(released, tuple(kept.values()), tuple(rejected))


def _envelope(raw: bytes, name: str) -> _List:
    if not raw.strip():
        raise FeedProblem(name, "it is empty.")
    if b"\0" in raw:
        raise FeedProblem(name, "it holds NUL bytes, so it is not JSON text in UTF-8.")
    try:
        text = raw.decode("utf-8-sig")
        listed = msgspec.json.decode(text, type=_List)
    except BROKEN as error:
        raise FeedProblem(name, _why(error)) from error
    if listed.count != len(listed.vulnerabilities):
        there = f"{len(listed.vulnerabilities):,} are there"
        raise FeedProblem(name, f"it says it has {listed.count:,} entries and {there}.")
    return listed


def _why(error: Exception) -> str:
    said = " ".join(str(error).split()).rstrip(".")[:200]
    if isinstance(error, UnicodeDecodeError):
        return f"it is not UTF-8 text (byte {error.start})."
    if isinstance(error, RecursionError):
        return "it is nested too deeply to be this list."
    if isinstance(error, msgspec.ValidationError):
        return f"it is JSON, but not CISA's list ({said})."
    if "truncated" in said:
        return "it ends in the middle (truncated)."
    return f"it is not JSON ({said})."


def _released(said: str, name: str, today: date) -> datetime:
    try:
        released: datetime = msgspec.convert(said, Annotated[datetime, msgspec.Meta(tz=True)])
    except msgspec.ValidationError as error:
        raise FeedProblem(name, f"its dateReleased is no moment (“{said[:40]}”).") from error
    if released.date() > today + timedelta(days=1):
        raise FeedProblem(name, f"it is dated in the future ({released:%Y-%m-%d}).")
    return released


def _entry(row: msgspec.Raw, number: int, today: date) -> Entry | Rejected:
    try:
        entry = msgspec.json.decode(row, type=Entry)
    except BROKEN as error:
        return Rejected(_label(row, number), f"{' '.join(str(error).split()).rstrip('.')}.")
    if entry.date_added > today + timedelta(days=1):
        return Rejected(entry.cve, f"it is dated in the future ({entry.date_added}).")
    if any(CONTROL.search(text) for text in _texts(entry)):
        return Rejected(entry.cve, "it holds control characters.")
    return entry


def _texts(entry: Entry) -> tuple[str, ...]:
    return (entry.vendor, entry.product, entry.name, entry.summary, entry.required_action,
            entry.notes)  # fmt: skip


def _label(row: msgspec.Raw, number: int) -> str:
    try:
        cve = msgspec.json.decode(row, type=_Label).cve
    except BROKEN:
        cve = ""
    if isinstance(cve, str) and re.fullmatch(r"[\w-]{1,30}", cve):
        return f"entry {number}, {cve}"
    return f"entry {number}"


def _first(rejected: list[Rejected]) -> str:
    return f"the first: {rejected[0].which}: {rejected[0].reason}"
