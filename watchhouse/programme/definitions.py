"""What the figures count: content/programme/definitions.toml, read and checked."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from typing import Annotated, Any

import msgspec
from django.conf import settings
from django.db.models import Q

from watchhouse.foundation.region_tables import Part, Share, Slug, Text

Kind = Annotated[str, msgspec.Meta(pattern=r"^[a-z]+\.[A-Z][A-Za-z]+\Z")]


class Counted(Part, frozen=True):
    """A kind of journal entry that counts, narrowed to those with the facts in `where`."""

    kind: Kind
    says: Text
    where: dict[str, str] = {}

    @property
    def matches(self) -> Q:
        """The entries this means."""
        facts: dict[str, Any] = {f"facts__{name}": value for name, value in self.where.items()}
        return Q(kind=self.kind, **facts)


class Figure(Part, frozen=True):
    """A figure: its businesses are those with at least one entry that counts."""

    slug: Slug
    name: Text
    says: Text
    counts: Annotated[tuple[Counted, ...], msgspec.Meta(min_length=1)]

    @property
    def matches(self) -> Q:
        """The entries any of its kinds means."""
        any_of = Q()
        for counted in self.counts:
            any_of |= counted.matches
        return any_of

    @property
    def definition(self) -> str:
        """What the page says: “A business that … It did this, or did that.”."""
        return f"{self.says} {', or '.join(counted.says for counted in self.counts)}."


class Standing(Part, frozen=True):
    """Which share of the changes told to us is still there at a re-check."""

    low: Share
    likely: Share
    high: Share
    prior: bool
    source: Text

    def __post_init__(self) -> None:
        if not self.low <= self.likely <= self.high:
            raise ValueError("low, likely and high must go up")


class Work(Part, frozen=True):
    """So many units of one of the region's costs for each entry of this kind."""

    cost: Slug
    kind: Kind
    units: Annotated[float, msgspec.Meta(gt=0)]
    says: Text
    prior: bool


class Definitions(Part, frozen=True):
    figures: tuple[Figure, ...]
    standing: Standing
    work: tuple[Work, ...]

    def figure(self, slug: str) -> Figure:
        """The figure of this name; KeyError when there is none."""
        return {figure.slug: figure for figure in self.figures}[slug]


@lru_cache(maxsize=1)
def current() -> Definitions:
    """The definitions, read once; a ValidationError names what is wrong in the file."""
    path = settings.CONTENT_DIR / "programme" / "definitions.toml"
    return msgspec.convert(tomllib.loads(path.read_text("utf-8")), Definitions)
