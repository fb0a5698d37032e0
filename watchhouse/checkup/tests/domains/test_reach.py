"""No look ever connects to an inside address, whatever a name, a record or a server says."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest
from pytest_django.fixtures import Settings

from watchhouse.checkup.domains.reach import Reach
from watchhouse.checkup.grants import OutOfScope, Permission, Stopped
from watchhouse.checkup.tests.domains.conftest import NAME
from watchhouse.foundation.reaching import network as networks
from watchhouse.foundation.reaching.network import Network, internet, is_public
from watchhouse.foundation.reaching.trouble import InsideAddress, NoAddress, NoTime, Trouble
from watchhouse.foundation.tests.reaching.nameserver import NameServer
from watchhouse.foundation.tests.reaching.website import Website

INSIDE = [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255",
    "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1", "172.31.255.255",
    "192.0.0.8", "192.0.0.170", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1",
    "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255",
    "240.0.0.1", "255.255.255.255", "168.63.129.16",
    "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1",
    "64:ff9b::808:808", "64:ff9b:1::1", "100::1", "2001::1", "2001:0:7f00:1::", "2001:10::1",
    "2001:db8::1", "2002:7f00:1::", "2002:808:808::1", "3fff::1", "5f00::1", "fc00::1",
    "fd12:3456::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "ff0e::1",
    "2a00:1450::5efe:7f00:1", "2a00:1450::200:5efe:a00:1", "2a00:1450::1%lo",
]  # fmt: skip
NOT_ADDRESSES = [
    "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0x7f.0.0.1", "[::1]", "localhost", "",
    "127.0.0.1 ", "127.0.0.1\n8.8.8.8", "١٢٧.0.0.1", "8.8.8.8:80", "8.8.8.8/32",
]  # fmt: skip


@pytest.mark.parametrize("address", [*INSIDE, *NOT_ADDRESSES])
def test_inside_addresses(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.215.14", "2a00:1450:4009::1"])
def test_the_open_internet(address: str) -> None:
    assert is_public(address)


def test_our_own_addresses_are_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(networks, "_own", lambda: frozenset({"93.184.215.14"}))
    assert not is_public("93.184.215.14")


@pytest.mark.parametrize(
    ("kind", "address"),
    [(("AAAA" if ":" in a else "A"), a) for a in INSIDE if "%" not in a],
)
def test_a_name_that_leads_inside_is_not_connected_to(
    kind: str,
    address: str,
    permission: Permission,
    network: Network,
    zone: NameServer,
    site: Website,
) -> None:
    """With the real rule; only the name server and the ports are local."""
    zone.put(NAME, "A")
    zone.put(NAME, kind, address)
    way = Reach.begin(permission, replace(network, allowed=is_public), seconds=4)
    with pytest.raises(InsideAddress):
        way.connect(NAME, 443)
    assert site.connected == 0


def test_one_inside_address_among_open_ones_spoils_all(
    permission: Permission, network: Network, zone: NameServer, site: Website
) -> None:
    zone.put(NAME, "A", "127.0.0.1", "127.0.0.9")
    with pytest.raises(InsideAddress):
        Reach.begin(permission, network, seconds=4).connect(NAME, 443)
    assert site.connected == 0


@pytest.mark.parametrize("alias", ["localhost", "inside.other.example"])
def test_an_alias_to_the_inside(
    alias: str, permission: Permission, network: Network, zone: NameServer, site: Website
) -> None:
    zone.put(NAME, "A")
    zone.put(NAME, "CNAME", alias)
    zone.put("inside.other.example", "A", "10.0.0.7")
    with pytest.raises((InsideAddress, NoAddress)):
        Reach.begin(permission, network, seconds=4).connect(NAME, 443)
    assert site.connected == 0


def test_rebinding(
    permission: Permission, network: Network, zone: NameServer, site: Website
) -> None:
    """What was checked is what is connected to: the second answer is never asked for."""
    zone.turns[(NAME, "A")] = [["127.0.0.1"], ["127.0.0.9"]]
    way = Reach.begin(permission, network, seconds=4)
    with way.connect(NAME, 443) as sock:
        assert sock.getpeername()[0] == "127.0.0.1"
    assert [kind for name, kind, _ in zone.asked if name == NAME].count("A") == 1
    with pytest.raises(InsideAddress):
        way.connect(NAME, 443)


@pytest.mark.parametrize(
    ("host", "port"),
    [
        (NAME, 25), (NAME, 22), (NAME, 8443), ("other.example", 443), ("example", 443),
        ("evilbakery.example", 443), ("127.0.0.1", 443), ("localhost", 443), ("", 443),
        (f"{NAME}.evil.example", 443), (f"{NAME}.", 443),
    ],
)  # fmt: skip
def test_other_hosts_and_ports_are_out_of_scope(
    host: str, port: int, reach: Reach, zone: NameServer, site: Website
) -> None:
    with pytest.raises(OutOfScope):
        reach.connect(host, port)
    assert site.connected == 0
    assert not zone.asked


def test_no_setting_and_no_environment_opens_the_inside(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    for name in ("ALLOWED", "ALLOW_PRIVATE", "TESTING", "DEBUG", "DEMO", "NO_PROXY", "PORTS"):
        monkeypatch.setenv(name, "1")
        monkeypatch.setenv(f"DOMAIN_{name}", "1")
    settings.DEBUG = settings.DEMO = True
    settings.DOMAIN_RESOLVERS = ["127.0.0.1"]
    real = internet()
    assert real.allowed is is_public
    assert (dict(real.ports), real.resolver_port, real.trust) == ({80: 80, 443: 443}, 53, "")
    assert real.resolvers == ("127.0.0.1",)
    assert "DOMAIN_RESOLVERS" not in os.environ


def test_stop_and_time_hold_before_each_contact(
    permission: Permission, network: Network, zone: NameServer, site: Website
) -> None:
    late = Reach.begin(permission, network, seconds=-1)
    with pytest.raises(NoTime):
        late.connect(NAME, 443)
    permission.stop.set()
    way = Reach.begin(permission, network, seconds=4)
    with pytest.raises(Stopped):
        way.connect(NAME, 443)
    with pytest.raises(Stopped):
        way.lookup.txt(NAME)
    assert not zone.asked
    assert site.connected == 0


def test_an_answer_that_is_too_large_is_trouble(reach: Reach, zone: NameServer) -> None:
    zone.put(NAME, "TXT", *(f"{n}" * 2000 for n in range(10)))
    with pytest.raises(Trouble):
        reach.lookup.txt(NAME)


def test_a_look_asks_no_more_than_it_may(reach: Reach, zone: NameServer) -> None:
    for n in range(150):
        reach.lookup.txt(f"n{n}.{NAME}")
    with pytest.raises(NoTime):
        reach.lookup.txt(f"n150.{NAME}")
    assert len(zone.asked) == 150
