"""Where a postcode lies."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from watchhouse.foundation.region import Region
from watchhouse.foundation.region_tables import Borough

POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][0-9A-Z]?)([0-9][ABD-HJLNP-UW-Z]{2})")
GAPS = re.compile(r"[\s.\-–]+")
SHOWN = 12


class NotAPostcode(ValueError):
    """What was typed can't be read as a postcode; the sentence shows how to write one."""


class OutsideRegion(ValueError):
    """The postcode lies outside the region; the sentence says where to look."""


@dataclass(frozen=True)
class Postcode:
    """A postcode in its two halves: “E17” and “4PH”."""

    outcode: str
    incode: str

    def __str__(self) -> str:
        return f"{self.outcode} {self.incode}"

    @property
    def sector(self) -> str:
        """The postcode without its last two letters: “E17 4”."""
        return str(self)[:-2]


def read(typed: str) -> Postcode:
    """Read a postcode in any case, with its space, without it, or with too many of them."""
    found = POSTCODE.fullmatch(GAPS.sub("", typed).upper())
    if found is None:
        shown = " ".join(typed.split())
        shown = shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}…"
        raise NotAPostcode(
            _("We could not read “%(shown)s” as a postcode. Write it like E17 4PH.")
            % {"shown": shown}
            if shown
            else _("Write your postcode, like E17 4PH.")
        )
    return Postcode(found[1], found[2])


def borough_of(postcode: str, region: Region) -> Borough:
    """Name the borough a postcode lies in: by its unit, else its sector, else its outcode.

    Raises NotAPostcode or OutsideRegion, each with the sentence to show.
    """
    place = read(postcode)
    code = region.units.get(str(place)) or region.sectors.get(place.sector)
    if code is None and place.outcode in region.outcodes:
        code = region.outcodes[place.outcode].borough
    if code is None:
        words = _("%(postcode)s is outside %(place)s.") % {"postcode": place, "place": region.name}
        raise OutsideRegion(f"{words} {region.elsewhere}")
    return region.borough(code)
