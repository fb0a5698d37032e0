"""Consent and proof as types: without them no probe can be called.

A `Permission` says that an owner agreed; with it we may look for the proof and nothing else. A
`Proof` says that what we fetched just now holds the domain's token. Both together make a `Grant`,
which every probe asks for. All three can only be made by the functions of this file: a row in the
database that says "proven" opens nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import InitVar, dataclass, field
from datetime import datetime, timedelta
from threading import Event
from typing import ClassVar, Literal

from watchhouse.checkup import words
from watchhouse.checkup.models import DomainConsent
from watchhouse.foundation import clock
from watchhouse.foundation.refusal import Refusal
from watchhouse.members.models import MembershipRole

PROOF_LASTS = timedelta(minutes=5)
_SEAL = object()


class NotGranted(Refusal):
    """No consent, or no proof: the sentence says which."""

    sentence = "We look only when the owner agreed and showed that the domain is theirs."


class NoConsent(NotGranted):
    sentence = "The owner has not agreed to this, or took it back."


class ConsentOver(NotGranted):
    sentence = "The owner's yes is more than 12 months old. Agree again, and we go on."


class OtherText(NotGranted):
    sentence = "What we look at has changed since you agreed. Read it and agree again."


class NoOwner(NotGranted):
    sentence = "Whoever agreed does not own this business any more. An owner has to agree again."


class OutOfScope(NotGranted):
    sentence = "The owner did not agree to this name."


class NoProof(NotGranted):
    sentence = "We did not find the record or the file that shows the domain is yours."


class Stopped(NotGranted):
    sentence = "The owner stopped this. We look no further."


@dataclass(frozen=True)
class Permission:
    """An owner's standing yes to look at one domain until a moment; `stop` ends it at once."""

    domain: str
    token: str
    until: datetime
    seal: InitVar[object]
    stop: Event = field(default_factory=Event, compare=False)
    outside: ClassVar[type[Exception]] = OutOfScope

    def __post_init__(self, seal: object) -> None:
        _check_seal(seal)

    def check(self) -> None:
        """Raise `Stopped` or `ConsentOver` when it holds no longer; called before each contact."""
        if self.stop.is_set():
            raise Stopped
        if clock.now() >= self.until:
            raise ConsentOver

    def covers(self, host: str) -> bool:
        """Whether a connection to this host is in what the owner agreed to."""
        return host == self.domain or host.endswith(f".{self.domain}")


@dataclass(frozen=True)
class Proof:
    """The domain's token was just seen where only its owner can put it."""

    domain: str
    token: str
    how: Literal["dns", "file"]
    seen_at: datetime
    seal: InitVar[object]

    def __post_init__(self, seal: object) -> None:
        _check_seal(seal)


@dataclass(frozen=True)
class Grant:
    """Consent and fresh proof together: what a probe needs."""

    permission: Permission
    how: Literal["dns", "file"]
    seal: InitVar[object]

    def __post_init__(self, seal: object) -> None:
        _check_seal(seal)


def permit(consent: DomainConsent | None) -> Permission:
    """The permission that lies in a consent; raises the refusal that says what is missing."""
    if consent is None or consent.withdrawn_at is not None:
        raise NoConsent
    if clock.now() >= consent.expires_at:
        raise ConsentOver
    if consent.version != words.agreement().version:
        raise OtherText
    domain = consent.domain
    if consent.scope.get("domain") != domain.name:
        raise OutOfScope
    owners = domain.business.memberships.filter(role=MembershipRole.OWNER)
    if domain.business.left_at or not owners.filter(person=consent.by_id).exists():
        raise NoOwner
    return Permission(domain.name, domain.token, consent.expires_at, seal=_SEAL)


def prove(permission: Permission, texts: Iterable[str], *, how: Literal["dns", "file"]) -> Proof:
    """A proof when one of the texts that were fetched is the token; raises `NoProof`."""
    permission.check()
    if f"watchhouse={permission.token}" not in {text.strip() for text in texts}:
        raise NoProof
    return Proof(permission.domain, permission.token, how, clock.now(), seal=_SEAL)


def grant(permission: Permission, proof: Proof) -> Grant:
    """The grant to look at a domain: permission and proof of the same domain, minutes old."""
    permission.check()
    if (proof.domain, proof.token) != (permission.domain, permission.token):
        raise NoProof
    if clock.now() - proof.seen_at > PROOF_LASTS:
        raise NoProof
    return Grant(permission, proof.how, seal=_SEAL)


def opened(granted: Grant, way: Permission) -> str:
    """What a probe begins with: the domain of a grant. Refuses whatever is not a grant, and a way
    out that was permitted for something else.
    """
    if type(granted) is not Grant or granted.permission is not way:
        raise NotGranted
    way.check()
    return way.domain


def _check_seal(seal: object) -> None:
    if seal is not _SEAL:
        raise NotGranted
