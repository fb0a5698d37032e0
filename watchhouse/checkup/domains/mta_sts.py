"""MTA-STS (RFC 8461): whether mail to the domain has to travel over a checked, locked line."""

from __future__ import annotations

import re

from checkdmarc import mta_sts

from watchhouse.checkup.domains.findings import Finding
from watchhouse.checkup.domains.reach import Reach
from watchhouse.checkup.grants import Grant, opened
from watchhouse.foundation.reaching.fetch import read
from watchhouse.foundation.reaching.trouble import BadLock, NoAddress, Trouble

RECORD = re.compile(r"v=STSv1[ \t]*;")
LARGEST = 64 * 1024


class _Unusable(Exception):
    """The policy does not count; says why in a few words."""


def look(granted: Grant, reach: Reach) -> Finding | None:
    """The record and the policy behind it; None for a domain that takes no mail."""
    domain = opened(granted, reach.permission)
    hosts = reach.lookup.mail_hosts(domain)
    if not hosts:
        return None
    records = [text for text in reach.lookup.txt(f"_mta-sts.{domain}") if RECORD.match(text)]
    if len(records) != 1:
        return Finding("mta-sts", "mta-sts-none", {}, " | ".join(records))
    try:
        mode = _mode(records[0], hosts, domain, reach)
    except _Unusable as why:
        return Finding("mta-sts", "mta-sts-broken", {"why": str(why)}, records[0])
    reason = {"enforce": "mta-sts-good", "testing": "mta-sts-testing"}.get(mode, "mta-sts-none")
    return Finding("mta-sts", reason, {}, records[0])


def _mode(record: str, hosts: list[str], domain: str, reach: Reach) -> str:
    try:
        mta_sts.parse_mta_sts_record(record[:LARGEST])
    except mta_sts.MTASTSError as wrong:
        raise _Unusable("the record has a mistake in it") from wrong
    text = _policy(domain, reach)
    try:
        policy = mta_sts.parse_mta_sts_policy(text)["policy"]
    except mta_sts.MTASTSError as wrong:
        raise _Unusable("the rules have a mistake in them") from wrong
    left_out = [h for h in hosts if not mta_sts.mx_in_mta_sts_patterns(h, policy["mx"])]
    if left_out and policy["mode"] != "none":
        raise _Unusable(f"they leave out your mail host {left_out[0][:60]}")
    return str(policy["mode"])


def _policy(domain: str, reach: Reach) -> str:
    """The policy's text. Redirects must not be followed (RFC 8461, 3.3)."""
    url = f"https://mta-sts.{domain}/.well-known/mta-sts.txt"
    try:
        page = read(reach, url, most=LARGEST, hops=0)
    except NoAddress as wrong:
        raise _Unusable("the address for the rules is missing") from wrong
    except BadLock as wrong:
        raise _Unusable("the lock at the address for the rules does not work") from wrong
    if page.status >= 500:
        raise Trouble
    if page.status != 200:
        raise _Unusable("the rules are not where they have to be")
    return page.body.decode(errors="replace")
