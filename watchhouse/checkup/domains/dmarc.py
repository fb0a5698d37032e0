"""DMARC (RFC 9989): the rule that applies to a domain, found by walking up the tree."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from checkdmarc import dmarc

from watchhouse.checkup.domains.findings import Finding
from watchhouse.checkup.domains.library import LARGEST, begin
from watchhouse.checkup.domains.reach import Reach
from watchhouse.checkup.grants import Grant, opened
from watchhouse.foundation.reaching.trouble import Trouble

GONE = ("pct", "rf", "ri")  # tags that RFC 9989 took out
REPORTS = ("rua", "ruf")
POLICIES = {"quarantine": "put into spam", "reject": "turned away"}
BROKEN = {
    dmarc.MultipleDMARCRecords: "dmarc-many",
    dmarc.DMARCRecordInWrongLocation: "dmarc-misplaced",
    dmarc.DMARCRecordNotFound: "dmarc-none",
}


def look(granted: Grant, reach: Reach) -> Finding:
    """The rule for mail that is forged in the domain's name."""
    domain = opened(granted, reach.permission)
    troubled, resolver = reach.lookup.troubled, begin(reach)
    try:
        found = dmarc.query_dmarc_record(domain, resolver=resolver, ignore_unrelated_records=True)
    except (dmarc.DMARCError, OSError) as wrong:
        if reach.lookup.troubled > troubled:
            raise Trouble from wrong
        return Finding("dmarc", BROKEN.get(type(wrong), "dmarc-broken"))
    if reach.lookup.troubled > troubled:
        raise Trouble
    record, location = found["record"], found["location"]
    try:
        tags = _tags(record, location)
    except dmarc.DMARCError:
        return Finding("dmarc", "dmarc-broken", {}, record)
    reason, facts = judge(tags, record, own=location == domain)
    seen = record if location == domain else f"_dmarc.{location}: {record}"
    return Finding("dmarc", reason, facts, seen)


def _tags(record: str, location: str) -> Mapping[str, Any]:
    """The tags as RFC 9989 reads them.

    Without the addresses for reports: the library would look at other people's domains for them,
    and a mistake there leaves the rule in force.
    """
    if len(record) > LARGEST:
        raise dmarc.DMARCSyntaxError("too long")
    parts = [part for part in record.split(";") if _tag_of(part) not in REPORTS]
    tags: Mapping[str, Any] = dmarc.parse_dmarc_record(";".join(parts), location)["tags"]
    return tags


def judge(tags: Mapping[str, Any], record: str, *, own: bool) -> tuple[str, dict[str, str]]:
    """Reason and facts. `own`: the record stands at the domain itself, not above it."""
    value = {name: tag["value"] for name, tag in tags.items()}
    policy = value["p"] if own else value["sp"]
    if policy not in POLICIES:
        return "dmarc-watching", {}
    if value.get("t") == "y":
        return "dmarc-testing", {}
    if own and "none" in (value["sp"], value["np"]):
        return "dmarc-below", {}
    old = [name for part in record.split(";") if (name := _tag_of(part)) in GONE]
    if old:
        return "dmarc-old-tags", {"policy": POLICIES[policy], "tags": ", ".join(old)}
    return "dmarc-good", {"policy": POLICIES[policy]}


def _tag_of(part: str) -> str:
    return re.split(r"[=\s]", part.strip().lower(), maxsplit=1)[0]
