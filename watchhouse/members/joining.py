"""A join that waits for its code: kept in the session, nothing of it stored before.

The code is derived, not drawn: pressing the button twice asks for the same code, and the outbox
sends one letter about it.
"""

from __future__ import annotations

import hmac
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.utils.crypto import get_random_string

from watchhouse.foundation import clock
from watchhouse.members import rules

KEY = "join"


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """What was typed, and how often a code was sent and tried. `at`: seconds since 1970."""

    nonce: str
    name: str = ""
    email: str = ""
    postcode: str = ""
    at: float = 0
    mails: int = 0
    tries: int = 0

    @property
    def about(self) -> str:
        """The subject of the letter in the outbox."""
        return f"join:{self.nonce}:{self.mails}"

    @property
    def code(self) -> str:
        """Eight figures that only the letter and we know: 1234-5678."""
        words = f"{self.nonce}:{self.email}:{self.mails}"
        digest = hmac.digest(settings.SECRET_KEY.encode(), f"join:{words}".encode(), "sha256")
        figures = f"{int.from_bytes(digest[:8]) % 10**8:08}"
        return f"{figures[:4]}-{figures[4:]}"


def of(session: SessionBase) -> Waiting:
    """The join under way, or a fresh one, kept before the form is sent."""
    found: dict[str, Any] | None = session.get(KEY)
    if found is None:
        found = asdict(Waiting(nonce=get_random_string(22)))
        session[KEY] = found
    return Waiting(**found)


def ask(session: SessionBase, *, name: str, email: str, postcode: str) -> Waiting:
    """Take what was typed; the same address within the code's time keeps its code."""
    was = of(session)
    fresh = was.email != email or _spent(was)
    now = replace(was, name=name, email=email, postcode=postcode)
    if fresh:
        now = replace(now, nonce=get_random_string(22) if was.email else was.nonce)
        now = replace(now, at=clock.now().timestamp(), mails=1, tries=0)
    return _keep(session, now)


def again(session: SessionBase) -> Waiting:
    """Another code; at most three for one address, then the newest counts."""
    was = of(session)
    if was.mails >= rules.CODE_MAILS:
        return was
    now = replace(was, at=clock.now().timestamp(), mails=was.mails + 1, tries=0)
    return _keep(session, now)


def check(session: SessionBase, typed: str) -> Waiting:
    """Raise `WrongCode` or `CodeSpent` unless the code is right; each try counts."""
    was = of(session)
    if not was.email or _spent(was):
        raise rules.CodeSpent
    _keep(session, replace(was, tries=was.tries + 1))
    figures = "".join(each for each in typed if each in "0123456789")
    if not hmac.compare_digest(figures, was.code.replace("-", "")):
        raise rules.WrongCode
    return was


def done(session: SessionBase) -> None:
    """The business is there; forget what was typed."""
    session.pop(KEY, None)


def _spent(was: Waiting) -> bool:
    late = clock.now().timestamp() - was.at > rules.CODE_LASTS.total_seconds()
    return late or was.tries >= rules.CODE_TRIES


def _keep(session: SessionBase, now: Waiting) -> Waiting:
    session[KEY] = asdict(now)
    return now
