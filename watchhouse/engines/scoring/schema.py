"""The shape of the content files: what a question, a measure and a loss scenario are made of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from watchhouse.engines.scoring.problem import UNSURE

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


class Change(Part, frozen=True):
    """What a version of the bank changed, in one sentence for owners."""

    version: Text
    on: date
    says: Text


class Bank(Part, frozen=True):
    """What all share. `most_questions`: how many one check asks at the most."""

    version: Text
    default_band: Slug
    most_questions: Annotated[int, Meta(ge=3)]
    hour: Hour
    band: tuple[Named, ...]
    trade: tuple[Named, ...]
    change: tuple[Change, ...] = ()


class When(Part, frozen=True):
    """The firms a thing concerns: every condition that is given must hold.

    One of `trades` or one of `products` is enough; of each question in `answers`, one of the
    options named. `untold`: the share of firms it concerns where a condition is not known yet.
    """

    bands: tuple[Slug, ...] = ()
    trades: tuple[Slug, ...] = ()
    products: tuple[Slug, ...] = ()
    answers: dict[Slug, tuple[Slug, ...]] = {}
    untold: Level = 1.0

    def weight(
        self,
        band: str | None,
        trade: str | None,
        products: frozenset[str],
        answers: Mapping[str, str],
    ) -> float:
        """How surely it concerns such a firm: 1 yes, 0 no, `untold` as long as nobody told us.

        `answers` maps questions to options, those that the profile told included; a question
        that is missing or answered "unsure" is not known.
        """
        known = self.known(band, trade, products, answers)
        return self.untold if known is None else float(known)

    def known(
        self,
        band: str | None,
        trade: str | None,
        products: frozenset[str],
        answers: Mapping[str, str],
    ) -> bool | None:
        """Whether it concerns such a firm; None as long as a condition is not known."""
        holds = {
            self._sized(band),
            self._uses(trade, products),
            *(self._answered(slug, answers.get(slug, UNSURE)) for slug in self.answers),
        }
        if False in holds:
            return False
        return None if None in holds else True

    def _sized(self, band: str | None) -> bool | None:
        if not self.bands:
            return True
        return None if band is None else band in self.bands

    def _uses(self, trade: str | None, products: frozenset[str]) -> bool | None:
        if not (self.trades or self.products) or trade in self.trades:
            return True
        if self.products:
            return not products.isdisjoint(self.products) if products else None
        return None if trade is None else False

    def _answered(self, question: str, answer: str) -> bool | None:
        return None if answer == UNSURE else answer in self.answers[question]


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
    """One answer. `told_by`: where the profile says it already, the question is not asked."""

    slug: Slug
    label: Text
    gives: dict[Slug, Level] = {}
    reason: str = ""
    told_by: When | None = None


class Unsure(Part, frozen=True):
    """The answer "I'm not sure". `title`, `minutes` and `find_out` are a step of their own."""

    title: Text
    label: Text
    note: Text
    minutes: Minutes
    find_out: Text
    reason: Text


class Question(Part, frozen=True):
    """One question: about gaps (`gap`), or about something that others branch on (`sets`).

    A question that sets the size or a fact keeps its place in the file.
    """

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
    sets: Literal["size_band", "fact"] | None = None
    when: When = When()

    def told(
        self,
        band: str | None,
        trade: str | None,
        products: frozenset[str],
        answers: Mapping[str, str],
    ) -> str | None:
        """The option that such a profile tells for sure; None when somebody must be asked.

        `band` is the size that was told, not one that was assumed.
        """
        for option in self.option:
            if option.told_by and option.told_by.known(band, trade, products, answers):
                return option.slug
        return None


class Scenarios(Part, frozen=True):
    scenario: tuple[Scenario, ...]


class Measures(Part, frozen=True):
    measure: tuple[Measure, ...]


class Questions(Part, frozen=True):
    question: tuple[Question, ...]


class Params(Struct, frozen=True, eq=False):
    """All that the engine knows beside the firm; one bank is told from another by identity."""

    bank: Bank
    scenarios: tuple[Scenario, ...]
    measures: tuple[Measure, ...]
    questions: tuple[Question, ...]
