"""The region's folder, read and checked: everything that is about one place stands there."""

from __future__ import annotations

import csv
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from django.conf import settings

from watchhouse.foundation.region_tables import (
    Backer,
    Borough,
    Cost,
    Count,
    Demo,
    Fund,
    Language,
    Outcode,
    Phone,
    Place,
    Sector,
    Slug,
    Target,
    Text,
    Tier,
)

Read = TypeVar("Read")


class RegionError(ValueError):
    """The region's folder can't be used; the sentence names the file and the key."""


class Region(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One region: centre.toml as it stands, and which postcode lies in which borough.

    `units` ("E8 2AB") go before `sectors` ("E8 2"), and those before `outcodes` ("E8").
    """

    name: Text
    centre: Text
    phone: Text
    timezone: Text
    bank_holidays: Place
    elsewhere: Text
    languages: tuple[Language, ...]
    target: Target
    phones: tuple[Phone, ...]
    backers: tuple[Backer, ...]
    funds: tuple[Fund, ...]
    costs: tuple[Cost, ...]
    answer_minutes: dict[Slug, Count]
    tiers: tuple[Tier, ...]
    invented: bool = False
    boroughs: tuple[Borough, ...] = ()
    outcodes: dict[str, Outcode] = {}
    sectors: dict[str, str] = {}
    units: dict[str, str] = {}

    @property
    def phone_link(self) -> str:
        """The centre's number as a telephone link wants it: +442079460100."""
        digits = "".join(filter(str.isdigit, self.phone))
        return f"+44{digits[1:]}" if digits.startswith("0") else digits

    def borough(self, key: str) -> Borough:
        """A borough by its official code or its three letters; KeyError when there is none."""
        for borough in self.boroughs:
            if key in (borough.gss, borough.code):
                return borough
        raise KeyError(key)


def load(folder: Path) -> Region:
    """Read a region's folder; RegionError with one sentence that names the file and the key."""
    boroughs = _table(folder / "boroughs.csv", Borough)
    sectors = _table(folder / "postcodes.csv", Sector)
    outcodes = _table(folder / "outcodes.csv", Outcode)
    known = {borough.code for borough in boroughs}
    for file, rows in (("postcodes.csv", sectors), ("outcodes.csv", outcodes)):
        if stray := {row.borough for row in rows} - known:
            raise RegionError(f"{file}: borough “{min(stray)}” is not in boroughs.csv.")
    centre = _toml(folder / "centre.toml", Region)
    slugs = [tier.slug for tier in centre.tiers]
    if not slugs or len(slugs) != len(set(slugs)):
        raise RegionError("centre.toml: `tiers` needs at least one, each with a slug of its own.")
    return msgspec.structs.replace(
        centre,
        boroughs=tuple(boroughs),
        outcodes={row.outcode: row for row in outcodes},
        sectors={row.sector: row.borough for row in sectors if not row.units},
        units={f"{row.sector}{end}": row.borough for row in sectors for end in row.units.split()},
    )


def load_demo(folder: Path) -> Demo:
    """Read what invented firms are made of; RegionError as for `load`."""
    return _toml(folder / "demo.toml", Demo)


@lru_cache(maxsize=1)
def current() -> Region:
    """The region that this house is set to, read once."""
    return load(settings.REGION_DIR)


def _toml(path: Path, to: type[Read]) -> Read:
    try:
        return _convert(tomllib.loads(_text(path)), to, path.name, strict=True)
    except tomllib.TOMLDecodeError as error:
        raise RegionError(f"{path.name}: could not be read: {error}.") from error


def _table(path: Path, to: type[Read]) -> list[Read]:
    rows = csv.DictReader(_text(path).splitlines())
    return [
        _convert(row, to, f"{path.name}, line {line}", strict=False)
        for line, row in enumerate(rows, start=2)
    ]


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RegionError(f"{path.name}: could not be read: {error}.") from error


def _convert(row: Any, to: type[Read], where: str, *, strict: bool) -> Read:
    try:
        return msgspec.convert(row, to, strict=strict)
    except msgspec.ValidationError as error:
        raise RegionError(f"{where}: {str(error).replace('`$.', '`')}.") from error
