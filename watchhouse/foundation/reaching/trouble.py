"""Why something could not be looked at: never a fault of the domain, so never a gap."""

from __future__ import annotations


class Trouble(Exception):
    """Passing trouble; `reason` is the slug of what the page says."""

    reason = "no-answer"

    def __init__(self, **facts: str) -> None:
        super().__init__(self.reason, facts)
        self.facts = facts


class NoTime(Trouble):
    """The time for this domain is spent."""

    reason = "no-time"


class InsideAddress(Trouble):
    """A name leads into a network that we never enter."""

    reason = "inside-address"


class NoAddress(Trouble):
    """The name has no address: there is no website."""

    reason = "no-website"


class Closed(Trouble):
    """Somebody is there and takes no connection at this port."""


class BadLock(Trouble):
    """TLS fails, so that nothing behind it can be read."""

    reason = "lock-first"
