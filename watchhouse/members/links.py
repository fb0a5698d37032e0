"""The link in the letter that asks whether a business is still there: signed, it names nobody."""

from __future__ import annotations

from datetime import timedelta

from watchhouse.foundation import mailed
from watchhouse.members.silences import silences

SALT = "members.stay"


def stay(business: int, person: int) -> str:
    """The whole address of the page that asks, and keeps the business on POST."""
    return mailed.address("members:stay", business, person, salt=SALT)


def read(token: str) -> tuple[int, int]:
    """Business and person of a link. Raises `mailed.TooOld` for one older than the time after which
    the business is closed, Http404 for one that we did not make.
    """
    lasts = timedelta(weeks=silences().close_after_weeks)
    business, person = mailed.read(token, int, int, salt=SALT, lasts=lasts)
    return business, person
