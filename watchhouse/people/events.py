from __future__ import annotations

from dataclasses import dataclass

from watchhouse.foundation.journal import Event


@dataclass(frozen=True, kw_only=True)
class ConsentGiven(Event):
    """A person agreed to a text: its purpose and version (content/people/consents.toml)."""

    purpose: str
    version: str


@dataclass(frozen=True, kw_only=True)
class ConsentWithdrawn(Event):
    """A person took back what they had agreed to."""

    purpose: str
    version: str


@dataclass(frozen=True, kw_only=True)
class PasskeysForgotten(Event):
    """Somebody lost all their passkeys; the centre knew them and let them start again."""

    count: int


@dataclass(frozen=True, kw_only=True)
class Hired(Event):
    """Somebody (`person_id`) was given a staff role, by its slug."""

    person_id: int
    role: str
