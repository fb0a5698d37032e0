"""The only place that connects: to the very address that was resolved and checked, in time."""

from __future__ import annotations

import functools
import socket
import ssl
import warnings
from dataclasses import dataclass
from time import monotonic

from watchhouse.checkup.domains.lookup import Lookup
from watchhouse.checkup.domains.network import Network
from watchhouse.checkup.domains.trouble import Closed, NoTime, Trouble
from watchhouse.checkup.grants import OutOfScope, Permission

PATIENCE = 5.0  # seconds from the first packet to the last byte
TRIES = 2


@dataclass(frozen=True)
class Reach:
    """One look's way to connect. `until` is a moment of the monotonic clock."""

    permission: Permission
    network: Network
    lookup: Lookup
    until: float

    @classmethod
    def begin(cls, permission: Permission, network: Network, *, seconds: float) -> Reach:
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
        """A connection to a host that consent covers, at port 80 or 443.

        The name is resolved once; what was checked is what is connected to (no rebinding).
        """
        self.permission.check()
        if not self.permission.covers(host) or port not in (80, 443):
            raise OutOfScope
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


def _lax() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _old() -> ssl.SSLContext:
    context = _lax()
    context.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings():
        # Deprecated for use; we only ask whether a server still takes them.
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    return context


# Made once, before threads start: warning filters belong to the whole process.
UNCHECKED = _lax()  # reads what a faulty certificate says; nothing is sent over it
OLD = _old()
