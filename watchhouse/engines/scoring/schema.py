"""The shape of the content files: what a question, a measure and a loss scenario are made of."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

Slug = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, Meta(min_length=2)]
Share = Annotated[float, Meta(ge=0, lt=1)]
Level = Annotated[float, Meta(ge=0, le=1)]
Positive = Annotated[float, Meta(gt=0)]
Minutes = Annotated[int, Meta(gt=0)]
Amount = Annotated[float, Meta(ge=0)]


class Part(Struct, frozen=True, forbid_unknown_fields=True):
    """A table of a content file: what the schema does not know is refused."""


class Sourced(Part, frozen=True):
    """A figure, which carries its source or is marked as our prior."""

    source: str = ""
    prior: bool = False


class Hour(Sourced, frozen=True, kw_only=True):
    pounds: Positive


class Named(Part, frozen=True):
    slug: Slug
    label: Text


class Bank(Part, frozen=True):
    version: Text
    default_band: Slug
    hour: Hour
    band: tuple[Named, ...]
    trade: tuple[Named, ...]


class When(Part, frozen=True):
    """The firms a thing concerns. `untold`: the share of firms, where no product was told."""

    bands: tuple[Slug, ...] = ()
    trades: tuple[Slug, ...] = ()
    products: tuple[Slug, ...] = ()
    untold: Level = 1.0

    def weight(self, band: str, trade: str | None, products: frozenset[str]) -> float:
        """How surely it concerns such a firm: 1 yes, 0 no, `untold` when products are not known."""
        if self.bands and band not in self.bands:
            return 0.0
        if not (self.trades or self.products) or trade in self.trades:
            return 1.0
        if not products:
            return self.untold
        return float(not products.isdisjoint(self.products))


class BySize(Sourced, frozen=True, kw_only=True):
    """A figure for each size band."""

    solo: Amount
    micro: Amount
    small: Amount

    def at(self, band: str) -> float:
        """The figure for firms of this size."""
        figure: float = getattr(self, band)
        return figure


class Rate(BySize, frozen=True, kw_only=True):
    spread: Annotated[float, Meta(gt=1)]


class Cost(BySize, frozen=True, kw_only=True):
    sigma: Positive


class Scenario(Part, frozen=True):
    slug: Slug
    title: Text
    rate: Rate
    cost: Cost
    when: When = When()


class Source(Part, frozen=True):
    title: Text
    url: Annotated[str, Meta(pattern=r"^https://")]


class ProductSteps(Part, frozen=True):
    steps: tuple[Text, ...]


class Measure(Part, frozen=True):
    slug: Slug
    title: Text
    minutes: Minutes
    cost_pounds: Amount
    who: Text
    why: Text
    source: Source
    cuts: Literal["count", "cost"]
    prior: bool
    removes: dict[Slug, tuple[Share, Share, Share]]
    steps: Annotated[tuple[Text, ...], Meta(min_length=3, max_length=5)]
    guide: Slug | None = None
    products: dict[Slug, ProductSteps] = {}
    when: When = When()


class Gap(BySize, frozen=True, kw_only=True):
    """How common a gap is among firms of each size."""

    solo: Level
    micro: Level
    small: Level


class Option(Part, frozen=True):
    slug: Slug
    label: Text
    gives: dict[Slug, Level] = {}
    reason: str = ""


class Unsure(Part, frozen=True):
    label: Text
    note: Text
    minutes: Minutes
    find_out: Text
    reason: Text


class Question(Part, frozen=True):
    slug: Slug
    title: Text
    text: Text
    hint: Text
    why: Text
    skipped: Text
    option: Annotated[tuple[Option, ...], Meta(min_length=2)]
    unsure: Unsure
    gap: dict[Slug, Gap] = {}
    text_by_trade: dict[Slug, Text] = {}
    sets: Literal["size_band"] | None = None
    when: When = When()


class Scenarios(Part, frozen=True):
    scenario: tuple[Scenario, ...]


class Measures(Part, frozen=True):
    measure: tuple[Measure, ...]


class Questions(Part, frozen=True):
    question: tuple[Question, ...]


class Params(Struct, frozen=True):
    """All that the engine knows beside the firm."""

    bank: Bank
    scenarios: tuple[Scenario, ...]
    measures: tuple[Measure, ...]
    questions: tuple[Question, ...]
