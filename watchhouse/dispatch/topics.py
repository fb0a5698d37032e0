"""What people can be spared of, in words: content/dispatch/topics.toml."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True)
class Topic:
    """`name` stands after "Stop …"; `loss` says what stopping means."""

    slug: str
    name: str
    loss: str


@functools.cache
def topics() -> Mapping[str, Topic]:
    """Every topic by its slug."""
    path = settings.CONTENT_DIR / "dispatch" / "topics.toml"
    return {row["slug"]: Topic(**row) for row in tomllib.loads(path.read_text())["topic"]}


def named(slug: str) -> Topic:
    """The topic, also one whose words are not written yet."""
    return topics().get(slug) or Topic(slug, "letters like this one", "")
