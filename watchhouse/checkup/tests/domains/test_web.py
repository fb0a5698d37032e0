"""Certificates, TLS versions, HSTS and headers as a real TLS server shows them."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from dataclasses import replace
from time import monotonic

import pytest

from watchhouse.checkup.domains import certificate, headers
from watchhouse.checkup.domains.findings import Finding
from watchhouse.checkup.domains.reach import Reach
from watchhouse.checkup.grants import Grant
from watchhouse.checkup.tests.domains.conftest import NAME, SHIELDS
from watchhouse.foundation.reaching import fetch
from watchhouse.foundation.reaching import reach as reaching
from watchhouse.foundation.reaching.network import Network
from watchhouse.foundation.reaching.trouble import BadLock, Closed, Trouble
from watchhouse.foundation.tests.reaching.authority import Authority, old
from watchhouse.foundation.tests.reaching.nameserver import NameServer
from watchhouse.foundation.tests.reaching.website import (
    Answer,
    Website,
    drip,
    moved,
    page,
    without_end,
)

Open = Callable[..., Website]


def _reasons(found: list[Finding]) -> list[str]:
    return [each.reason for each in found]


def _look_at(
    context: ssl.SSLContext, granted: Grant, network: Network, open_site: Open
) -> list[Finding]:
    site = open_site(context)
    ports = {**network.ports, 443: site.port}
    way = Reach.begin(granted.permission, replace(network, ports=ports), seconds=8)
    return certificate.look(granted, way, NAME)


def test_a_good_lock(granted: Grant, reach: Reach, zone: NameServer) -> None:
    found = certificate.look(granted, reach, NAME)
    assert _reasons(found) == ["certificate-good", "tls-good"]
    assert "Invented Test Authority" in found[0].evidence
    assert NAME in found[0].evidence
    assert found[1].facts["version"] == "TLSv1.3"


@pytest.mark.parametrize(
    ("days", "lasts", "reason"),
    [
        (13, 90, "certificate-ends"),
        (15, 90, "certificate-good"),
        (4, 6, "certificate-good"),
        (1, 6, "certificate-ends"),
        (-1, 90, "certificate-over"),
    ],
)
def test_when_it_ends(
    days: int,
    lasts: int,
    reason: str,
    granted: Grant,
    network: Network,
    zone: NameServer,
    authority: Authority,
    open_site: Open,
) -> None:
    """Two weeks before, or the last third of a short life."""
    context = authority.context(NAME, days=days, lasts=lasts)
    found = _look_at(context, granted, network, open_site)
    assert found[0].reason == reason
    assert found[0].facts["until"]


def test_another_name_and_nobody_known(
    granted: Grant, network: Network, zone: NameServer, authority: Authority, open_site: Open
) -> None:
    other = authority.context("other.example")
    assert _look_at(other, granted, network, open_site)[0].reason == "certificate-name"
    own = authority.context(NAME, own=True)
    assert _look_at(own, granted, network, open_site)[0].reason == "certificate-unknown"


def test_old_versions(
    granted: Grant, network: Network, zone: NameServer, authority: Authority, open_site: Open
) -> None:
    both = old(authority.context(NAME), only=False)
    found = _look_at(both, granted, network, open_site)
    assert _reasons(found) == ["certificate-good", "tls-old"]
    only = old(authority.context(NAME), only=True)
    assert _reasons(_look_at(only, granted, network, open_site)) == ["tls-old"]


def test_a_website_without_a_lock(
    granted: Grant, network: Network, zone: NameServer, open_site: Open, closed_port: int
) -> None:
    ports = {80: open_site().port, 443: closed_port}
    way = Reach.begin(granted.permission, replace(network, ports=ports), seconds=8)
    assert _reasons(certificate.look(granted, way, NAME)) == ["certificate-none"]


def test_nobody_there_at_all_is_trouble(
    granted: Grant, network: Network, zone: NameServer, closed_port: int
) -> None:
    ports = {80: closed_port, 443: closed_port}
    way = Reach.begin(granted.permission, replace(network, ports=ports), seconds=8)
    with pytest.raises(Closed):
        certificate.look(granted, way, NAME)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("max-age=31536000; includeSubDomains; preload", "hsts-good"),
        ('max-age="15768000"', "hsts-good"),
        ("includeSubDomains ; MAX-AGE = 63072000", "hsts-good"),
        ("max-age=86400", "hsts-short"),
        ("max-age=0", "hsts-none"),
        ("max-age=soon", "hsts-none"),
        ("includeSubDomains", "hsts-none"),
        ("max-age=86400, max-age=31536000", "hsts-short"),
        ("", "hsts-none"),
    ],
)
def test_hsts(
    said: str, reason: str, granted: Grant, reach: Reach, zone: NameServer, site: Website
) -> None:
    site.pages[(NAME, "/")] = page(b"", *SHIELDS[1:], f"Strict-Transport-Security: {said}")
    assert _reasons(headers.look(granted, reach, NAME)) == [reason, "headers-good"]


def test_missing_shields_are_named(
    granted: Grant, reach: Reach, zone: NameServer, site: Website
) -> None:
    site.pages[(NAME, "/")] = page(b"", "X-Frame-Options: DENY")
    found = headers.look(granted, reach, NAME)[1]
    assert found.facts["missing"] == "X-Content-Type-Options, Referrer-Policy"


def test_redirects_within_the_domain_are_followed_three_times(
    granted: Grant, reach: Reach, zone: NameServer, site: Website
) -> None:
    zone.put(f"www.{NAME}", "A", "127.0.0.1")
    site.pages[(NAME, "/")] = moved(f"https://www.{NAME}/")
    site.pages[(f"www.{NAME}", "/")] = moved("/en?x=1")
    site.pages[(f"www.{NAME}", "/en?x=1")] = page(b"", *SHIELDS)
    assert _reasons(headers.look(granted, reach, NAME)) == ["hsts-good", "headers-good"]
    site.pages[(f"www.{NAME}", "/en?x=1")] = moved("/en?x=1")
    site.asked.clear()
    headers.look(granted, reach, NAME)
    assert len(site.asked) == 4


@pytest.mark.parametrize(
    "to",
    [
        "file:///etc/passwd", "http://127.0.0.1/", "https://127.0.0.1/", "https://2130706433/",
        "https://0x7f000001/", "https://0177.0.0.1/", "https://[::1]/", "https://localhost/",
        "https://[::ffff:127.0.0.1]/", "https://evil.example/", "https://bakery.example.evil/",
        "https://evilbakery.example/", "https://bakery.example@evil.example/",
        "https://user:pass@bakery.example/x", "https://bakery.example:22/", "//evil.example/",
        "https://bakery.example:443@evil.example/", "https://bakery.example\\@evil.example/",
        "gopher://bakery.example/", "https://bakery.example:99999/", "https://[/",
        "https://bäckerei.example/", "https://bakery。example/", "ftp://bakery.example/",
        "http://169.254.169.254/latest/meta-data/", "javascript:alert(1)",
    ],
)  # fmt: skip
def test_redirects_elsewhere_are_not(
    to: str, granted: Grant, reach: Reach, zone: NameServer, site: Website
) -> None:
    """The redirect itself is judged, and nobody else hears of us."""
    site.pages[(NAME, "/")] = page(
        b"", *SHIELDS, f"Location: {to.encode().decode('latin-1')}", status="302 Found"
    )
    assert _reasons(headers.look(granted, reach, NAME)) == ["hsts-good", "headers-good"]
    assert site.connected == 1
    assert {name for name in zone.names_asked() if name} == {NAME}


@pytest.mark.parametrize("answer", [drip, lambda sock: None, b"nonsense\r\n\r\n"])
def test_slow_silent_and_broken_servers_end_in_trouble_and_in_time(
    answer: Answer,
    granted: Grant,
    reach: Reach,
    zone: NameServer,
    site: Website,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reaching, "PATIENCE", 0.6)
    site.pages[(NAME, "/")] = answer
    started = monotonic()
    with pytest.raises(Trouble):
        headers.look(granted, reach, NAME)
    assert monotonic() - started < 2


def test_a_body_without_end_is_cut(
    granted: Grant, reach: Reach, zone: NameServer, site: Website
) -> None:
    site.pages[(NAME, "/")] = without_end
    assert fetch.read(reach, f"https://{NAME}/").body == b"", "the head is enough"
    with pytest.raises(Trouble):
        fetch.read(reach, f"https://{NAME}/", most=100_000)


def test_a_head_without_end_is_cut(
    granted: Grant, reach: Reach, zone: NameServer, site: Website
) -> None:
    site.pages[(NAME, "/")] = page(b"", f"X: {'x' * 1_000_000}")
    with pytest.raises(Trouble):
        headers.look(granted, reach, NAME)


def test_packed_bodies_stay_packed(reach: Reach, zone: NameServer, site: Website) -> None:
    """A bomb of 64 KB stays 64 KB."""
    site.pages[(NAME, "/")] = page(b"\x1f\x8b" + b"\0" * 100, "Content-Encoding: gzip")
    assert len(fetch.read(reach, f"https://{NAME}/", most=1000).body) == 102


def test_proxies_in_the_environment_are_not_asked(
    granted: Grant,
    reach: Reach,
    zone: NameServer,
    site: Website,
    open_site: Open,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    proxy = open_site()
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
    assert len(headers.look(granted, reach, NAME)) == 2
    assert (site.connected, proxy.connected) == (1, 0)


def test_a_faulty_lock_hides_the_page(
    granted: Grant, network: Network, zone: NameServer, authority: Authority, open_site: Open
) -> None:
    site = open_site(authority.context(NAME, own=True))
    ports = {**network.ports, 443: site.port}
    way = Reach.begin(granted.permission, replace(network, ports=ports), seconds=8)
    with pytest.raises(BadLock):
        headers.look(granted, way, NAME)
    assert not site.asked
