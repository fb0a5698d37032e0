"""How long each kind of thing is kept: content/retention.toml."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from typing import Annotated

import msgspec
from django.conf import settings

Sentence = Annotated[str, msgspec.Meta(min_length=10, max_length=300)]


class Class(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of thing: kept for `days` from what `after` says. 0 days: for good."""

    slug: str
    name: Annotated[str, msgspec.Meta(min_length=3)]
    days: Annotated[int, msgspec.Meta(ge=0)]
    after: str
    why: Sentence


@functools.cache
def classes() -> Mapping[str, Class]:
    """Every kind by its slug, in the order of the page."""
    path = settings.CONTENT_DIR / "retention.toml"
    rows = msgspec.convert(tomllib.loads(path.read_text())["class"], list[Class])
    return {row.slug: row for row in rows}


def days(slug: str) -> int:
    """For how many days; KeyError for a kind that the table does not know."""
    return classes()[slug].days
