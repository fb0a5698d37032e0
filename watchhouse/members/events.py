from __future__ import annotations

from dataclasses import dataclass

from watchhouse.foundation.journal import Event


@dataclass(frozen=True, kw_only=True)
class Joined(Event):
    """A business became a member. `check_id` is the check it made before joining, if any."""

    check_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class ProfileChanged(Event):
    """A business said more about itself, or what it uses changed."""


@dataclass(frozen=True, kw_only=True)
class HelperInvited(Event):
    """An owner asked somebody to help with IT."""

    invitation_id: int


@dataclass(frozen=True, kw_only=True)
class HelperAccepted(Event):
    """The person said yes and has access from now on."""

    invitation_id: int


@dataclass(frozen=True, kw_only=True)
class HelperPutOut(Event):
    """An owner ended a helper's access. `person_id` is the helper."""

    person_id: int


@dataclass(frozen=True, kw_only=True)
class Left(Event):
    """A business closed its membership."""


@dataclass(frozen=True, kw_only=True)
class TokenMade(Event):
    """Somebody made a key to the business by the API."""

    token_id: int


@dataclass(frozen=True, kw_only=True)
class TokenRevoked(Event):
    """A key was taken away: it opens nothing any more."""

    token_id: int
