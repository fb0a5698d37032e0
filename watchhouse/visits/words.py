"""What advisers tune about visits, from content/visits/visits.toml."""

from __future__ import annotations

import functools
import secrets

import msgspec
from django.conf import settings


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How long a visit is, what it can be about, when it suits, what to have ready."""

    minutes: int
    code_words: list[str]
    ready: list[str]
    topics: dict[str, str]
    suits: dict[str, str]


@functools.cache
def words() -> Words:
    """The file, checked; raise `msgspec.ValidationError` naming what is wrong with it."""
    path = settings.CONTENT_DIR / "visits" / "visits.toml"
    return msgspec.toml.decode(path.read_bytes(), type=Words)


def new_code_word() -> str:
    """Two plain words, easy to say at a door: `lantern plum`."""
    return f"{secrets.choice(words().code_words)} {secrets.choice(words().code_words)}"
