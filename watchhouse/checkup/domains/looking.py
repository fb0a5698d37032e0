"""One whole look at a domain: the proof first, then every probe, within its seconds."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from time import monotonic

from watchhouse.checkup import words
from watchhouse.checkup.domains import certificate, dkim, dmarc, headers, mta_sts, proof, spf
from watchhouse.checkup.domains.findings import Finding, unchecked
from watchhouse.checkup.domains.reach import Reach
from watchhouse.checkup.grants import Grant, NotGranted, Permission, grant
from watchhouse.foundation.reaching.lookup import Lookup
from watchhouse.foundation.reaching.network import Network
from watchhouse.foundation.reaching.trouble import BadLock, NoAddress, Trouble

log = logging.getLogger(__name__)

SECONDS = 8.0
MAIL_SHARE = 0.6  # of the seconds: slow mail records leave time for the website
LOCKED = ("certificate-good", "certificate-ends")


def look(
    permission: Permission, network: Network, *, last: str = "", seconds: float = SECONDS
) -> tuple[Grant, list[Finding]]:
    """Prove, then look at everything, in the order of the page.

    Raises `NoProof` when the proof is gone, `Stopped` when the owner stopped, `Trouble` when not
    even the proof could be looked for.
    """
    reach = Reach.begin(permission, network, seconds=seconds)
    granted = grant(permission, proof.find(reach, last=last))
    found = [*_mail(granted, _until(reach, seconds * MAIL_SHARE)), *_web(granted, reach)]
    order = list(words.kinds())
    return granted, sorted(found, key=lambda each: order.index(each.what))


def _until(reach: Reach, seconds: float) -> Reach:
    """The same way out, ending earlier."""
    until = min(reach.until, monotonic() + seconds)
    lookup = Lookup(reach.permission, reach.network, until=until)
    return replace(reach, lookup=lookup, until=until)


def _mail(granted: Grant, reach: Reach) -> Iterator[Finding]:
    probes = {"spf": spf.look, "dkim": dkim.look, "dmarc": dmarc.look, "mta-sts": mta_sts.look}
    for what, probe in probes.items():
        yield from _tried(what, partial(_only, probe, granted, reach))


def _only(
    probe: Callable[[Grant, Reach], Finding | None], granted: Grant, reach: Reach
) -> list[Finding | None]:
    return [probe(granted, reach)]


def _web(granted: Grant, reach: Reach) -> list[Finding]:
    kinds = [kind.slug for kind in words.kinds().values() if kind.group == "web"]
    try:
        host = _host(reach)
    except Trouble as trouble:
        first = kinds[:1] if isinstance(trouble, NoAddress) else kinds
        return [unchecked(what, trouble) for what in first]
    found = _tried("certificate", lambda: certificate.look(granted, reach, host))
    if not any(each.reason in LOCKED for each in found):
        return [*found, *(unchecked(what, BadLock()) for what in ("hsts", "headers"))]
    pages = _tried("hsts", lambda: headers.look(granted, reach, host))
    missing = [] if len(pages) > 1 else [replace(each, what="headers") for each in pages]
    return [*found, *pages, *missing]


def _host(reach: Reach) -> str:
    """Where the website is: at the domain itself, or only at its www."""
    domain = reach.permission.domain
    try:
        reach.lookup.addresses(domain)
    except NoAddress:
        domain = f"www.{domain}"
        reach.lookup.addresses(domain)
    return domain


def _tried(what: str, probe: Callable[[], Iterable[Finding | None]]) -> list[Finding]:
    """What the probe found; in trouble, that it could not be checked.

    A record or certificate that breaks a library spoils its own probe and no other.
    """
    try:
        return [found for found in probe() if found]
    except Trouble as trouble:
        return [unchecked(what, trouble)]
    except NotGranted:
        raise
    except Exception:
        log.exception("The probe for %s failed.", what)
        return [unchecked(what, Trouble())]
