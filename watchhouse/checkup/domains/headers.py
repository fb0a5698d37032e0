"""HSTS (RFC 6797) and the headers that shield visitors, from the website's front page."""

from __future__ import annotations

import re
from collections.abc import Mapping

from watchhouse.checkup.domains.findings import Finding
from watchhouse.checkup.domains.reach import Reach
from watchhouse.checkup.grants import Grant, opened
from watchhouse.foundation.reaching.fetch import read
from watchhouse.foundation.reaching.trouble import Trouble

HALF_A_YEAR = 182  # days
AGE = re.compile(r'(?:^|;)\s*max-age\s*=\s*"?([0-9]{1,12})"?\s*(?:;|$)', re.IGNORECASE)


def look(granted: Grant, reach: Reach, host: str) -> list[Finding]:
    """The findings about the front page's headers."""
    opened(granted, reach.permission)
    page = read(reach, f"https://{host}/")
    if page.status >= 500:
        raise Trouble
    return [hsts(page.headers), shields(page.headers)]


def hsts(headers: Mapping[str, str]) -> Finding:
    """Whether browsers are told to keep to HTTPS for half a year at least."""
    said = headers.get("strict-transport-security", "")
    age = AGE.search(said.split(",")[0])
    if not age or int(age[1]) == 0:
        return Finding("hsts", "hsts-none", {}, said)
    days = int(age[1]) // 86_400
    reason = "hsts-good" if days >= HALF_A_YEAR else "hsts-short"
    return Finding("hsts", reason, {"days": f"{days} day{'s' * (days != 1)}"}, said)


def shields(headers: Mapping[str, str]) -> Finding:
    """Whether types are not guessed, frames are refused, and addresses are not passed on."""
    policy = headers.get("content-security-policy", "").lower()
    there = {
        "X-Content-Type-Options": headers.get("x-content-type-options", "").lower() == "nosniff",
        "frame-ancestors": "frame-ancestors" in policy or "x-frame-options" in headers,
        "Referrer-Policy": "referrer-policy" in headers,
    }
    missing = ", ".join(name for name, is_on in there.items() if not is_on)
    if missing:
        return Finding("headers", "headers-some", {"missing": missing})
    return Finding("headers", "headers-good")
