"""The link in a letter about a promise: it names the promise and whom it was sent to."""

from __future__ import annotations

from datetime import timedelta

from watchhouse.checkup.rhythm import rhythm
from watchhouse.foundation import mailed

SALT = "checkup.promise"


def link(promise_id: int, person_id: int) -> str:
    """The whole address of the page that takes an answer without sign-in."""
    return mailed.address("checkup:from_letter", promise_id, person_id, salt=SALT)


def read(token: str) -> tuple[int, int]:
    """Promise and person of a link; raises as `mailed.read` does."""
    lasts = timedelta(days=rhythm().nudge.link_days)
    promise, person = mailed.read(token, int, int, salt=SALT, lasts=lasts)
    return promise, person
