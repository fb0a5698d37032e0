"""Whose word lets us out: without one there is no way."""

from __future__ import annotations

from typing import ClassVar, Protocol


class Leave(Protocol):
    """Says before each contact whether we may still go, and to which hosts.

    A room makes its own: an owner's permission, the hosts of the facts register.
    """

    outside: ClassVar[type[Exception]]  # what is raised for a host that it does not cover

    def check(self) -> None:
        """Raise the room's own refusal when it holds no longer."""

    def covers(self, host: str) -> bool:
        """Whether a connection to this host is in it."""
