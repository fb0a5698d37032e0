"""When a business counts as silent: content/members/silence.toml."""

from __future__ import annotations

import functools
import tomllib
from datetime import date, timedelta
from typing import Annotated

import msgspec
from django.conf import settings

from watchhouse.foundation import clock

Some = Annotated[int, msgspec.Meta(ge=1)]


class Silences(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """After how long a business is asked, reminded and closed."""

    silent_months: Some
    remind_after_weeks: Some
    close_after_weeks: Some
    also_counts: tuple[str, ...]

    def __post_init__(self) -> None:
        """Who is closed was reminded before."""
        if self.remind_after_weeks >= self.close_after_weeks:
            raise ValueError("remind_after_weeks must be less than close_after_weeks")

    def active_since(self, today: date) -> date:
        """Who was heard of on this day or later is not silent."""
        return clock.months_on(today, -self.silent_months)

    def remind_on(self, asked: date) -> date:
        return asked + timedelta(weeks=self.remind_after_weeks)

    def close_on(self, asked: date) -> date:
        return asked + timedelta(weeks=self.close_after_weeks)


@functools.cache
def silences() -> Silences:
    """The file, read once."""
    path = settings.CONTENT_DIR / "members" / "silence.toml"
    return msgspec.convert(tomllib.loads(path.read_text()), Silences)
