"""A local internet: a DNS server, a certificate authority, a website, and a domain of Alice's."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator

import pytest

from watchhouse.checkup import grants
from watchhouse.checkup.actions import domains
from watchhouse.checkup.domains.reach import Reach
from watchhouse.checkup.models import Domain
from watchhouse.foundation.reaching.network import Network
from watchhouse.foundation.tests.reaching.authority import Authority
from watchhouse.foundation.tests.reaching.nameserver import NameServer
from watchhouse.foundation.tests.reaching.website import Website, page
from watchhouse.members.models import Business
from watchhouse.people.models import Person

NAME = "bakery.example"
SHIELDS = (
    "Strict-Transport-Security: max-age=31536000; includeSubDomains",
    "Content-Security-Policy: default-src 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: same-origin",
)


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def names() -> Iterator[NameServer]:
    server = NameServer()
    yield server
    server.close()


@pytest.fixture
def open_site() -> Iterator[Callable[..., Website]]:
    """Open websites that are closed at the end."""
    opened: list[Website] = []

    def make(context: object = None) -> Website:
        opened.append(Website(context))  # type: ignore[arg-type]
        return opened[-1]

    yield make
    for each in opened:
        each.close()


@pytest.fixture
def site(authority: Authority, open_site: Callable[..., Website]) -> Website:
    made = open_site(authority.context(NAME, f"www.{NAME}", f"mta-sts.{NAME}"))
    made.pages[(NAME, "/")] = page(b"Bread", *SHIELDS)
    return made


@pytest.fixture
def closed_port() -> int:
    """A port at which nobody listens."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


@pytest.fixture
def network(names: NameServer, site: Website, authority: Authority, closed_port: int) -> Network:
    """Only here may an inside address be reached, and of all of them only 127.0.0.1."""
    return Network(
        resolvers=("127.0.0.1",),
        resolver_port=names.port,
        ports={80: closed_port, 443: site.port},
        allowed=lambda address: address == "127.0.0.1",
        trust=str(authority.file),
    )


@pytest.fixture
def domain(bakery: Business, alice: Person) -> Domain:
    """Alice's domain: named and agreed to."""
    row = domains.add(bakery, typed=NAME, by=alice)
    domains.agree(row, by=alice)
    row.refresh_from_db()
    return row


@pytest.fixture
def permission(domain: Domain) -> grants.Permission:
    return grants.permit(domain.agreed)


@pytest.fixture
def granted(permission: grants.Permission) -> grants.Grant:
    proof = grants.prove(permission, [f"watchhouse={permission.token}"], how="dns")
    return grants.grant(permission, proof)


@pytest.fixture
def reach(permission: grants.Permission, network: Network) -> Reach:
    return Reach.begin(permission, network, seconds=8)


@pytest.fixture
def zone(names: NameServer, domain: Domain) -> NameServer:
    """All that a well-kept domain publishes, its proof included."""
    record, value = domain.record
    names.put(record, "TXT", value)
    names.put(NAME, "A", "127.0.0.1")
    names.put(NAME, "MX", f"10 mail.{NAME}")
    names.put(NAME, "TXT", "some-site-verification=1", "v=spf1 ip4:192.0.2.1 -all")
    names.put(f"_dmarc.{NAME}", "TXT", "v=DMARC1; p=reject; rua=mailto:post@reports.example")
    return names


@pytest.fixture
def grant_for(bakery: Business, alice: Person) -> Callable[[str], grants.Grant]:
    """A grant for another domain of the bakery."""

    def make(name: str) -> grants.Grant:
        row = domains.add(bakery, typed=name, by=alice)
        domains.agree(row, by=alice)
        permission = grants.permit(row.agreed)
        proof = grants.prove(permission, [f"watchhouse={row.token}"], how="dns")
        return grants.grant(permission, proof)

    return make


@pytest.fixture
def deep(grant_for: Callable[[str], grants.Grant]) -> grants.Grant:
    return grant_for(f"till.shop.{NAME}")
