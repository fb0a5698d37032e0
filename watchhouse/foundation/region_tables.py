"""The tables of a region's folder: what each row must hold."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec

Text = Annotated[str, msgspec.Meta(min_length=1)]
Slug = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\Z")]
Language = Annotated[str, msgspec.Meta(pattern=r"^[a-z]{2,3}\Z")]
Place = Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{2}(-[A-Z]{2,3})?\Z")]
Count = Annotated[int, msgspec.Meta(ge=0)]
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
Gss = Annotated[str, msgspec.Meta(pattern=r"^[EWSN]\d{8}\Z")]


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What every table in the folder is made of: frozen, and closed to unknown keys."""


class Target(Part, frozen=True):
    """How many businesses, in how many months, from which day."""

    businesses: Annotated[int, msgspec.Meta(ge=1)]
    months: Annotated[int, msgspec.Meta(ge=1)]
    start: date


class Phone(Part, frozen=True):
    """A number people may need: `fact` names it in the facts register ("bank-159.phone"); `when`
    says in words when somebody answers.
    """

    slug: Slug
    name: Text
    fact: Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9-]+\.[a-z0-9_]+\Z")]
    when: Text


class Backer(Part, frozen=True):
    """Who stands behind the centre."""

    slug: Slug
    name: Text
    kind: Literal["police", "funder", "industry", "university"]


class Fund(Part, frozen=True):
    """Money in whole pence; `pays_for` lists the kinds of work it is restricted to, if any."""

    slug: Slug
    name: Text
    backer: Text
    pence: Count
    each: Literal["programme", "year"]
    pays_for: tuple[Slug, ...]
    invented: bool = False


class Cost(Part, frozen=True):
    """What one unit of work costs, in whole pence; `prior` marks our own estimate."""

    slug: Slug
    name: Text
    work: Slug
    pence: Count
    prior: bool = False


class Tier(Part, frozen=True):
    """A kind of membership: its price in pence a year, and how much of what a year holds."""

    slug: Slug
    name: Text
    pence_a_year: Count
    entitlements: dict[Slug, Count]
    invented: bool = False


class Borough(Part, frozen=True):
    """A borough: its official code, name, three letters, and place on the tile map."""

    gss: Gss
    name: Text
    code: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{3}\Z")]
    column: Count
    row: Count


class Sector(Part, frozen=True):
    """A line of postcodes.csv: a sector's borough, or that of some of its units ("AB AD")."""

    sector: Text
    borough: Text
    units: str


class Outcode(Part, frozen=True):
    """A line of outcodes.csv: the main borough of a postcode's first half, and its share."""

    outcode: Text
    borough: Text
    share: Share
    others: str


class Trade(Part, frozen=True):
    """A trade for invented firms: SIC code, everyday words, usual products, how common."""

    slug: Slug
    name: Text
    sic: Annotated[str, msgspec.Meta(pattern=r"^\d{5}\Z")]
    does: Text
    words: tuple[Text, ...]
    weight: Annotated[int, msgspec.Meta(ge=1)]
    products: tuple[Slug, ...]


class Street(Part, frozen=True):
    """A real street on which invented firms are put."""

    name: Text
    borough: Gss
    sector: Text


class Demo(Part, frozen=True):
    """demo.toml: what invented firms are made of."""

    invented: Literal[True]
    firms: Count
    seed: int
    postcode_end: Text
    phone_prefix: Text
    mail_domain: Text
    names: tuple[Text, ...]
    owners: tuple[Text, ...]
    sizes: dict[str, Share]
    trades: tuple[Trade, ...]
    streets: tuple[Street, ...]
