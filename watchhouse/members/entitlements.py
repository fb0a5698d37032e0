"""What a membership can hold, in words: content/members/entitlements.toml."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from typing import Literal

import msgspec
from django.conf import settings

NEVER_REFUSED = "urgent"


class Entitlement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that a tier holds so many of a year.

    `counts` and `gives_back` are kinds of journal entries, `of` the fact that tells one from the
    next. `sentence` is said when it is used up, where that is a reason to refuse.
    """

    slug: str
    name: str
    one: str
    many: str
    counts: tuple[str, ...]
    of: str
    used_up: Literal["refuse", "show"]
    gives_back: tuple[str, ...] = ()
    sentence: str = ""

    def __post_init__(self) -> None:
        """Urgent help is refused to nobody, and who refuses says what to do."""
        if self.used_up == "refuse" and (self.slug == NEVER_REFUSED or not self.sentence):
            raise ValueError(f"`{self.slug}` may not be refused, or does not say how.")

    def in_words(self, count: int) -> str:
        """`1 visit`, `3 visits`."""
        return f"{count:,} {self.one if count == 1 else self.many}"


@functools.cache
def entitlements() -> Mapping[str, Entitlement]:
    """Every entitlement by its slug; a `ValueError` names what is wrong with the file."""
    path = settings.CONTENT_DIR / "members" / "entitlements.toml"
    rows = msgspec.convert(tomllib.loads(path.read_text())["entitlement"], list[Entitlement])
    return {row.slug: row for row in rows}
