"""The only place that connects: to the very address that was resolved and checked, in time."""

from __future__ import annotations

import functools
import socket
import ssl
from dataclasses import dataclass
from time import monotonic
from typing import Generic, Self, TypeVar

from watchhouse.foundation.reaching.leave import Leave
from watchhouse.foundation.reaching.lookup import Lookup
from watchhouse.foundation.reaching.network import Network
from watchhouse.foundation.reaching.trouble import Closed, NoTime, Trouble

PATIENCE = 5.0  # seconds from the first packet to the last byte
TRIES = 2

Permitted = TypeVar("Permitted", bound=Leave)


@dataclass(frozen=True)
class Way(Generic[Permitted]):
    """One look's way to connect. `until` is a moment of the monotonic clock."""

    permission: Permitted
    network: Network
    lookup: Lookup
    until: float

    @classmethod
    def begin(cls, permission: Permitted, network: Network, *, seconds: float) -> Self:
        """A way out that ends after so many seconds."""
        until = monotonic() + seconds
        return cls(permission, network, Lookup(permission, network, until=until), until)

    def left(self) -> float:
        """Seconds that one connection may take. Raises `NoTime` when none are left."""
        left = min(PATIENCE, self.until - monotonic())
        if left <= 0:
            raise NoTime
        return left

    def connect(self, host: str, port: int) -> socket.socket:
        """A connection to a host that the leave covers, at port 80 or 443.

        The name is resolved once; what was checked is what is connected to (no rebinding).
        """
        self.permission.check()
        if not self.permission.covers(host) or port not in (80, 443):
            raise self.permission.outside
        addresses = self.lookup.addresses(host)[:2]
        refused = 0
        for address in addresses * TRIES:
            self.permission.check()
            try:
                return socket.create_connection(
                    (address, self.network.ports[port]), timeout=self.left()
                )
            except ConnectionRefusedError:
                refused += 1
            except OSError:
                continue
        raise Closed if refused == len(addresses) * TRIES else Trouble

    def lock(self, host: str, context: ssl.SSLContext) -> ssl.SSLSocket:
        """A connection at port 443 with a TLS handshake in the host's name. Raises ssl's errors."""
        plain = self.connect(host, 443)
        try:
            plain.settimeout(self.left())
            return context.wrap_socket(plain, server_hostname=host)
        except BaseException:
            plain.close()
            raise


@functools.cache
def strict(trust: str) -> ssl.SSLContext:
    """TLS as a browser does it: names and chains are checked, TLS 1.2 at least."""
    context = ssl.create_default_context(cafile=trust or None)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
