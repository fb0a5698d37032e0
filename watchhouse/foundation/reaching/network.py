"""Where a look may go: by whom names are resolved, to which addresses and ports we connect.

The one for real life is `internet()`. Another one is an argument that tests hand in: no setting
and no environment variable opens an inside address.
"""

from __future__ import annotations

import functools
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings

Address = IPv4Address | IPv6Address

# Python's flags let some of these through (100.64.0.0/10 is not private, 64:ff9b:: and 2002:: are
# global), so that the list is ours. Source: IANA's special-purpose registries (RFC 6890), 2026-11.
CLOSED_4 = tuple(
    ip_network(each)
    for each in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
        "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24",
        "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15",
        "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "168.63.129.16/32",  # a cloud's own inside service, at a public address
    )
)  # fmt: skip
# IPv6: only what is given out to the world (2000::/3), and of that no form that hides an IPv4
# address (6to4, Teredo); NAT64, mapped and compatible addresses lie outside of it.
WORLD_6 = ip_network("2000::/3")
CLOSED_6 = tuple(
    ip_network(each)
    for each in (
        "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20",
        "64:ff9b::/96", "64:ff9b:1::/48", "::ffff:0:0/96", "::/96",
    )
)  # fmt: skip
ISATAP = (0x00005EFE, 0x02005EFE)


def is_public(address: str) -> bool:
    """Whether an address is one of the open internet, and not one of this machine's own."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv6Address):
        hidden = ip.scope_id or (int(ip) >> 32 & 0xFFFFFFFF) in ISATAP
        open_ = ip in WORLD_6 and not any(ip in net for net in CLOSED_6) and not hidden
    else:
        open_ = not any(ip in net for net in CLOSED_4)
    return open_ and ip.is_global and not ip.is_multicast and str(ip) not in _own()


@dataclass(frozen=True)
class Network:
    """The way out of one look.

    `resolvers` are IP addresses (empty: the system's); `ports` says where port 80 and 443 are;
    `trust` is a file of certificates (empty: the system's).
    """

    resolvers: tuple[str, ...] = ()
    resolver_port: int = 53
    ports: Mapping[int, int] = field(default_factory=lambda: {80: 80, 443: 443})
    allowed: Callable[[str], bool] = is_public
    trust: str = ""


def internet() -> Network:
    """The real one."""
    return Network(resolvers=tuple(settings.DOMAIN_RESOLVERS))


@functools.cache
def _own() -> frozenset[str]:
    """The addresses this machine goes out with. Nothing is sent to find them."""
    found = set()
    for family, elsewhere in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as asked:
                asked.connect((elsewhere, 9))
                found.add(str(ip_address(asked.getsockname()[0])))
        except OSError:
            continue
    return frozenset(found)
