"""SPF, DKIM, DMARC and MTA-STS as a real DNS server answers them."""

from __future__ import annotations

import base64
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from watchhouse.checkup.domains import dkim, dmarc, mta_sts, spf
from watchhouse.checkup.domains.reach import Reach
from watchhouse.checkup.grants import Grant
from watchhouse.checkup.tests.domains.conftest import NAME
from watchhouse.foundation.reaching.network import Network
from watchhouse.foundation.reaching.trouble import Trouble
from watchhouse.foundation.tests.reaching.authority import Authority
from watchhouse.foundation.tests.reaching.nameserver import Fault, NameServer
from watchhouse.foundation.tests.reaching.website import Website, moved, page

POLICY = b"version: STSv1\r\nmode: enforce\r\nmx: mail.bakery.example\r\nmax_age: 604800\r\n"


def _key(bits: int) -> str:
    """A public key that nobody holds the other half of: any number will do."""
    public = rsa.RSAPublicNumbers(65537, (1 << bits - 1) | 12_345_677).public_key()
    raw = public.public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return "v=DKIM1; k=rsa; p=" + base64.b64encode(raw).decode()


@pytest.mark.parametrize(
    ("records", "reason"),
    [
        (["v=spf1 ip4:192.0.2.1 -all"], "spf-good"),
        (["v=spf1 include:_spf.mail.example ~all"], "spf-good"),
        (["V=SPF1 mx -all"], "spf-good"),
        (["v=spf1 redirect=_spf.mail.example"], "spf-good"),
        ([], "spf-none"),
        (["v=spf10 -all", "spf2.0/pra -all", "hello"], "spf-none"),
        (["v=spf1 mx -all", "v=spf1 -all"], "spf-many"),
        (["v=spf1 include:deep.example -all"], "spf-lookups"),
        (["v=spf1 include:loop.example -all"], "spf-broken"),
        (["v=spf1 ip4:999.0.0.1 -all"], "spf-broken"),
        (["v=spf1 ipv4:192.0.2.1 -all"], "spf-broken"),
        (["v=spf1 " + "ip4:192.0.2.1 " * 400 + "-all"], "spf-broken"),
        (["v=spf1 mx"], "spf-open"),
        (["v=spf1 mx ?all"], "spf-open"),
        (["v=spf1 +all"], "spf-anyone"),
        (["v=spf1 all"], "spf-anyone"),
    ],
)
def test_spf(
    records: list[str], reason: str, granted: Grant, reach: Reach, zone: NameServer
) -> None:
    zone.put(NAME, "TXT", *records)
    zone.put(f"mail.{NAME}", "A", "192.0.2.25")
    zone.put("_spf.mail.example", "TXT", "v=spf1 ip4:198.51.100.0/24 -all")
    zone.put("deep.example", "TXT", "v=spf1 " + " ".join(f"a:h{n}.deep.example" for n in range(12)))
    for n in range(12):
        zone.put(f"h{n}.deep.example", "A", "192.0.2.7")
    zone.put("loop.example", "TXT", "v=spf1 include:loop.example -all")
    assert spf.look(granted, reach).reason == reason


@pytest.mark.parametrize("fault", ["servfail", "refused", "drop"])
@pytest.mark.parametrize("name", [NAME, "_spf.mail.example"])
def test_a_server_in_trouble_is_never_a_gap(
    name: str, fault: Fault, granted: Grant, reach: Reach, zone: NameServer
) -> None:
    """Neither the domain's own server nor one that its list points to."""
    zone.put(NAME, "TXT", "v=spf1 include:_spf.mail.example -all")
    zone.faults[name] = fault
    with pytest.raises(Trouble):
        spf.look(granted, reach)


def test_one_lost_answer_is_asked_for_again(granted: Grant, reach: Reach, zone: NameServer) -> None:
    zone.once[NAME] = "servfail"
    assert spf.look(granted, reach).reason == "spf-good"


def test_a_truncated_answer_comes_over_tcp(granted: Grant, reach: Reach, zone: NameServer) -> None:
    zone.faults[NAME] = "truncate"
    assert spf.look(granted, reach).reason == "spf-good"
    assert (NAME, "TXT", "tcp") in zone.asked


def test_what_was_mended_counts_at_once(granted: Grant, reach: Reach, zone: NameServer) -> None:
    """The library would remember the old record for half an hour."""
    include = "_spf.mail.example"
    zone.put(NAME, "TXT", f"v=spf1 redirect={include}")
    zone.put(include, "TXT", "v=spf1 ?all")
    zone.put(f"_dmarc.{NAME}", "TXT", "v=DMARC1; p=none")
    assert spf.look(granted, reach).reason == "spf-open"
    assert dmarc.look(granted, reach).reason == "dmarc-watching"
    zone.put(include, "TXT", "v=spf1 -all")
    zone.put(f"_dmarc.{NAME}", "TXT", "v=DMARC1; p=reject")
    assert spf.look(granted, reach).reason == "spf-good"
    assert dmarc.look(granted, reach).reason == "dmarc-good"


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ("v=DMARC1; p=reject", "dmarc-good"),
        ("v=DMARC1;p=quarantine;adkim=s;aspf=s", "dmarc-good"),
        ("v=DMARC1; p=reject; np=reject; psd=n", "dmarc-good"),
        ("v=DMARC1; p=reject; psd=u; fo=1", "dmarc-good"),
        ("v=DMARC1; p=reject; pct=50", "dmarc-old-tags"),
        ("v=DMARC1; p=reject; rf=afrf; ri=3600", "dmarc-old-tags"),
        ("v=DMARC1; p=none; rua=mailto:a@bakery.example", "dmarc-watching"),
        ("v=DMARC1; rua=mailto:a@bakery.example", "dmarc-watching"),
        ("v=DMARC1; p=reject; t=y", "dmarc-testing"),
        ("v=DMARC1; p=quarantine; t=y", "dmarc-testing"),
        ("v=DMARC1; p=reject; t=n", "dmarc-good"),
        ("v=DMARC1; p=reject; sp=none", "dmarc-below"),
        ("v=DMARC1; p=reject; np=none", "dmarc-below"),
        ("v=DMARC1; p=bounce", "dmarc-broken"),
        ("v=DMARC1; p=reject; p=none", "dmarc-broken"),
        ("v=DMARC1; p=reject; rua=nonsense", "dmarc-good"),
        ("v=DMARC1; p=reject; unknown=1", "dmarc-good"),
        (" v=DMARC1; p=reject", "dmarc-broken"),
        ("v=spf1 -all", "dmarc-none"),
    ],
)
def test_dmarc(record: str, reason: str, granted: Grant, reach: Reach, zone: NameServer) -> None:
    zone.put(f"_dmarc.{NAME}", "TXT", record)
    assert dmarc.look(granted, reach).reason == reason


def test_dmarc_asks_nobody_elses_zone(granted: Grant, reach: Reach, zone: NameServer) -> None:
    zone.put(f"_dmarc.{NAME}", "TXT", "v=DMARC1; p=reject; rua=mailto:x@reports.example")
    dmarc.look(granted, reach)
    assert not [name for name in zone.names_asked() if "reports.example" in name]


def test_dmarc_none_many_and_misplaced(granted: Grant, reach: Reach, zone: NameServer) -> None:
    where = f"_dmarc.{NAME}"
    zone.rows.pop(where)
    assert dmarc.look(granted, reach).reason == "dmarc-none"
    zone.put(where, "TXT", "v=DMARC1; p=none", "v=DMARC1; p=reject")
    assert dmarc.look(granted, reach).reason == "dmarc-many"
    zone.put(where, "TXT")
    zone.put(NAME, "TXT", "v=DMARC1; p=reject")
    assert dmarc.look(granted, reach).reason == "dmarc-misplaced"


@pytest.mark.parametrize(
    ("above", "reason", "seen"),
    [
        ({"bakery.example": "v=DMARC1; p=reject"}, "dmarc-good", "_dmarc.bakery.example"),
        ({"bakery.example": "v=DMARC1; p=reject; sp=none"}, "dmarc-watching", "sp=none"),
        ({"bakery.example": "v=DMARC1; p=none; sp=reject"}, "dmarc-good", "sp=reject"),
        # psd=n ends the walk: what stands above it does not count.
        (
            {"shop.bakery.example": "v=DMARC1; p=none; psd=n", NAME: "v=DMARC1; p=reject"},
            "dmarc-watching", "_dmarc.shop.bakery.example",
        ),
        # Without psd=n the record with the fewest labels is the organisation's.
        (
            {"shop.bakery.example": "v=DMARC1; p=none", "bakery.example": "v=DMARC1; p=reject"},
            "dmarc-good", "_dmarc.bakery.example",
        ),
        # psd=y: the organisation is the name below it.
        (
            {"bakery.example": "v=DMARC1; p=none", "example": "v=DMARC1; p=reject; psd=y"},
            "dmarc-watching", "_dmarc.bakery.example",
        ),
        ({"example": "v=DMARC1; p=reject; psd=y"}, "dmarc-good", "_dmarc.example"),
        ({}, "dmarc-none", ""),
    ],
)  # fmt: skip
def test_the_tree_is_walked_up(
    above: dict[str, str],
    reason: str,
    seen: str,
    zone: NameServer,
    network: Network,
    deep: Grant,
) -> None:
    """RFC 9989, 4.10: several labels up, for a domain that has no record of its own."""
    zone.rows.pop(f"_dmarc.{NAME}")
    for name, record in above.items():
        zone.put(f"_dmarc.{name}", "TXT", record)
    zone.put(f"till.shop.{NAME}", "A", "127.0.0.1")
    found = dmarc.look(deep, Reach.begin(deep.permission, network, seconds=8))
    assert found.reason == reason
    assert seen in found.evidence


def test_a_deep_name_costs_eight_questions(
    network: Network, zone: NameServer, grant_for: Callable[[str], Grant]
) -> None:
    """RFC 9989, 4.10: the walk is bounded, however many labels somebody makes."""
    deep = grant_for(f"a.b.c.d.e.f.g.h.i.j.k.{NAME}")
    zone.put(deep.permission.domain, "A", "127.0.0.1")
    way = Reach.begin(deep.permission, network, seconds=8)
    assert dmarc.look(deep, way).reason == "dmarc-good"
    assert len([name for name in set(zone.names_asked()) if name.startswith("_dmarc.")]) <= 8


def test_dmarc_in_trouble(granted: Grant, reach: Reach, zone: NameServer) -> None:
    zone.faults[f"_dmarc.{NAME}"] = "servfail"
    with pytest.raises(Trouble):
        dmarc.look(granted, reach)


@pytest.mark.parametrize("selector", ["google", "selector1", "selector2", "k1", "s1", "sig1"])
def test_dkim_under_a_usual_name(
    selector: str, granted: Grant, reach: Reach, zone: NameServer
) -> None:
    zone.put(f"{selector}._domainkey.{NAME}", "TXT", _key(2048))
    found = dkim.look(granted, reach)
    assert found
    assert (found.reason, found.facts["selector"]) == ("dkim-good", selector)


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ("v=DKIM1; p=", "dkim-unknown"),
        ("v=DKIM1; k=ed25519; p=" + base64.b64encode(b"k" * 32).decode(), "dkim-good"),
        ("v=spf1 -all", "dkim-unknown"),
        ("v=DKIM1; p=!!!", "dkim-unknown"),
        (_key(1024), "dkim-good"),
        (_key(512), "dkim-short"),
    ],
)
def test_dkim_keys(
    record: str, reason: str, granted: Grant, reach: Reach, zone: NameServer
) -> None:
    zone.put(f"s1._domainkey.{NAME}", "TXT", record)
    found = dkim.look(granted, reach)
    assert found
    assert found.reason == reason


def test_no_key_under_usual_names_is_not_a_gap(
    granted: Grant, reach: Reach, zone: NameServer
) -> None:
    zone.put(f"ours2026._domainkey.{NAME}", "TXT", _key(1024))
    found = dkim.look(granted, reach)
    assert found
    assert (found.reason, found.standing) == ("dkim-unknown", "could-not-check")


@pytest.mark.parametrize("hosts", [[], ["0 ."]])
def test_a_domain_without_mail_needs_neither_seal_nor_locked_delivery(
    hosts: list[str], granted: Grant, reach: Reach, zone: NameServer
) -> None:
    zone.put(NAME, "MX", *hosts)
    assert dkim.look(granted, reach) is None
    assert mta_sts.look(granted, reach) is None


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (page(POLICY, "Content-Type: text/plain"), "mta-sts-good"),
        (page(POLICY.replace(b"enforce", b"testing")), "mta-sts-testing"),
        (page(POLICY.replace(b"enforce", b"none")), "mta-sts-none"),
        (page(POLICY.replace(b"mail.", b"post.")), "mta-sts-broken"),
        (page(POLICY.replace(b"version: STSv1\r\n", b"")), "mta-sts-broken"),
        (page(b"<html>"), "mta-sts-broken"),
        (page(status="404 Not Found"), "mta-sts-broken"),
        (moved(f"https://mta-sts.{NAME}/elsewhere.txt"), "mta-sts-broken"),
    ],
)
def test_mta_sts(
    answer: bytes, reason: str, granted: Grant, reach: Reach, zone: NameServer, site: Website
) -> None:
    zone.put(f"_mta-sts.{NAME}", "TXT", "v=STSv1; id=20261123;")
    zone.put(f"mta-sts.{NAME}", "A", "127.0.0.1")
    site.pages[(f"mta-sts.{NAME}", "/.well-known/mta-sts.txt")] = answer
    site.pages[(f"mta-sts.{NAME}", "/elsewhere.txt")] = page(POLICY)
    found = mta_sts.look(granted, reach)
    assert found
    assert found.reason == reason
    assert (f"mta-sts.{NAME}", "/elsewhere.txt") not in site.asked


def _locked_mail(granted: Grant, reach: Reach) -> str:
    found = mta_sts.look(granted, reach)
    assert found is not None
    return found.reason


def test_mta_sts_behind_a_faulty_lock_or_nowhere(
    granted: Grant, reach: Reach, zone: NameServer, site: Website, authority: Authority
) -> None:
    assert _locked_mail(granted, reach) == "mta-sts-none"
    zone.put(f"_mta-sts.{NAME}", "TXT", "v=STSv1; id=1;")
    assert _locked_mail(granted, reach) == "mta-sts-broken"
    zone.put(f"mta-sts.{NAME}", "A", "127.0.0.1")
    site.others[f"mta-sts.{NAME}"] = authority.context("other.example")
    assert _locked_mail(granted, reach) == "mta-sts-broken"


def test_mta_sts_when_the_server_fails_for_a_moment(
    granted: Grant, reach: Reach, zone: NameServer, site: Website
) -> None:
    zone.put(f"_mta-sts.{NAME}", "TXT", "v=STSv1; id=1;")
    zone.put(f"mta-sts.{NAME}", "A", "127.0.0.1")
    where = (f"mta-sts.{NAME}", "/.well-known/mta-sts.txt")
    site.pages[where] = page(status="503 Service Unavailable")
    with pytest.raises(Trouble):
        mta_sts.look(granted, reach)
