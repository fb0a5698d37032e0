"""DNS through our own resolver: bounded in time and size, tried twice, honest about trouble."""

from __future__ import annotations

from time import monotonic
from typing import Any

import dns.exception
import dns.resolver

from watchhouse.foundation.reaching.leave import Leave
from watchhouse.foundation.reaching.network import Network
from watchhouse.foundation.reaching.trouble import InsideAddress, NoAddress, NoTime, Trouble

PATIENCE = 1.5  # seconds for one try
MOST_QUESTIONS = 150
LARGEST = 16_384  # bytes of one answer
PASSING = (dns.resolver.LifetimeTimeout, dns.resolver.NoNameservers, OSError, EOFError)
NOT_THERE = (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer)


class TooLarge(dns.exception.DNSException):
    """An answer that no honest zone gives."""


class Lookup:
    """One look's resolver; `troubled` counts the questions that got no answer.

    It has what checkdmarc asks of a dnspython resolver, so that its questions come here too.
    """

    def __init__(self, permission: Leave, network: Network, *, until: float) -> None:
        self.permission, self.until = permission, until
        self.lifetime = PATIENCE
        self.troubled = self.asked = 0
        self._resolver = dns.resolver.Resolver(configure=not network.resolvers)
        if network.resolvers:
            self._resolver.nameservers = list(network.resolvers)
            self._resolver.port = network.resolver_port
        self._resolver.timeout = PATIENCE / 2
        self._allowed = network.allowed

    def resolve(self, name: str, kind: str, **_: Any) -> dns.resolver.Answer:
        """Ask; once more when there is trouble. Raises dnspython's errors, or `NoTime`."""
        try:
            return self._ask(name, kind)
        except PASSING:
            pass
        try:
            return self._ask(name, kind)
        except PASSING:
            self.troubled += 1
            raise

    def txt(self, name: str) -> list[str]:
        """The texts at a name, each in one piece; none when there are none. Raises `Trouble`."""
        try:
            rows = self.resolve(name, "TXT")
        except NOT_THERE:
            return []
        except (*PASSING, dns.exception.DNSException) as wrong:
            raise Trouble from wrong
        return [b"".join(row.strings).decode(errors="replace") for row in rows]

    def mail_hosts(self, name: str) -> list[str]:
        """The hosts that take a domain's mail; none when it takes none (RFC 7505)."""
        try:
            rows = self.resolve(name, "MX")
        except NOT_THERE:
            return []
        except (*PASSING, dns.exception.DNSException) as wrong:
            raise Trouble from wrong
        hosts = (str(row.exchange).rstrip(".").lower() for row in rows)
        return [host for host in hosts if host]

    def addresses(self, host: str) -> list[str]:
        """Where a host is. One address inside and none is used: `InsideAddress`."""
        found = [*self._addresses(host, "A"), *self._addresses(host, "AAAA")]
        if not found:
            raise NoAddress
        if not all(self._allowed(each) for each in found):
            raise InsideAddress(host=host)
        return found

    def _addresses(self, host: str, kind: str) -> list[str]:
        try:
            return [row.address for row in self.resolve(host, kind)]
        except NOT_THERE:
            return []
        except (*PASSING, dns.exception.DNSException) as wrong:
            raise Trouble from wrong

    def _ask(self, name: str, kind: str) -> dns.resolver.Answer:
        self.permission.check()
        self.asked += 1
        left = self.until - monotonic()
        if left <= 0 or self.asked > MOST_QUESTIONS:
            raise NoTime
        answer = self._resolver.resolve(name, kind, lifetime=min(PATIENCE, left))
        if sum(len(str(row)) for row in answer) > LARGEST:
            self.troubled += 1
            raise TooLarge
        return answer
