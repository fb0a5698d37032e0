"""SPF (RFC 7208): one list of who may send as the domain, whole, and closed at its end."""

from __future__ import annotations

from typing import Any, cast

from checkdmarc import spf

from watchhouse.checkup.domains.findings import Finding
from watchhouse.checkup.domains.library import LARGEST, begin
from watchhouse.checkup.domains.reach import Reach
from watchhouse.checkup.grants import Grant, opened
from watchhouse.foundation.reaching.trouble import Trouble


def look(granted: Grant, reach: Reach) -> Finding:
    """What the domain's SPF record says, with everything it points to."""
    domain = opened(granted, reach.permission)
    records = [text for text in reach.lookup.txt(domain) if _is_spf(text)]
    if not records:
        return Finding("spf", "spf-none")
    if len(records) > 1:
        return Finding("spf", "spf-many", {"count": str(len(records))}, " | ".join(records))
    if len(records[0]) > LARGEST:
        return Finding("spf", "spf-broken", {}, records[0])
    return Finding("spf", _judge(records[0], domain, reach), {}, records[0])


def _is_spf(text: str) -> bool:
    return text.lower() == "v=spf1" or text.lower().startswith("v=spf1 ")


def _judge(record: str, domain: str, reach: Reach) -> str:
    troubled, resolver = reach.lookup.troubled, begin(reach)
    try:
        # The version may be written in capitals (RFC 7208, 12); the parser knows small letters.
        read = spf.parse_spf_record(f"v=spf1{record[6:]}", domain, resolver=resolver)
    except (spf.SPFTooManyDNSLookups, spf.SPFTooManyVoidDNSLookups):
        return "spf-lookups"
    except spf.SPFError:
        read = None
    if reach.lookup.troubled > troubled:
        raise Trouble  # a list it points to did not answer: nothing can be said of the whole
    return _of_end(_end(cast("dict[str, Any]", read["parsed"]))) if read else "spf-broken"


def _end(parsed: dict[str, Any]) -> str:
    """What happens to everybody else: `pass`, `neutral`, `softfail`, `fail`, or "" for nothing."""
    to = parsed.get("redirect")
    if to and to.get("parsed"):
        return _end(to["parsed"])
    return str(parsed.get("all") or "")


def _of_end(end: str) -> str:
    return {"pass": "spf-anyone", "softfail": "spf-good", "fail": "spf-good"}.get(end, "spf-open")
