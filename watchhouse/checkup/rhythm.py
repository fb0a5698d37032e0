"""When we remind, what a re-check asks and what a photo may be: content/checkup/recheck.toml."""

from __future__ import annotations

import functools
from typing import Annotated

import msgspec
from django.conf import settings

Weeks = Annotated[int, msgspec.Meta(ge=1, le=104)]
Hour = Annotated[int, msgspec.Meta(ge=0, le=24)]
Count = Annotated[int, msgspec.Meta(ge=1)]


class Nudges(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Weeks after a promise was made; hours of the region's day in which letters leave."""

    weeks: tuple[Weeks, ...]
    from_hour: Hour
    until_hour: Hour
    link_days: Count

    def __post_init__(self) -> None:
        if self.from_hour >= self.until_hour:
            raise ValueError("from_hour must come before until_hour")


class Proof(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How much evidence we keep. `megapixels` of a JPEG, which is never read whole, and of other
    kinds of files, which are.
    """

    most_each: Count
    megabytes: Count
    megapixels: Count
    megapixels_other: Count
    longest_side: Count


class Rhythm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of the file. `weeks`: questions whose answers last longer or shorter than the rest;
    `done_before_weeks`: how long a tick must be old before a re-check can confirm it.
    """

    most_questions: Annotated[int, msgspec.Meta(ge=1, le=5)]
    minutes: Count
    offer_after_weeks: tuple[Weeks, ...]
    recheck_after_weeks: Weeks
    done_before_weeks: Weeks
    prior: bool
    nudge: Nudges
    evidence: Proof
    weeks: dict[str, Weeks] = {}

    def lasts(self, question: str) -> int:
        """For how many weeks an answer that says something is in place is taken for true."""
        return self.weeks.get(question, self.recheck_after_weeks)


@functools.cache
def rhythm() -> Rhythm:
    """The file, checked; raises `msgspec.ValidationError` naming what is wrong with it."""
    path = settings.CONTENT_DIR / "checkup" / "recheck.toml"
    return msgspec.toml.decode(path.read_bytes(), type=Rhythm)
