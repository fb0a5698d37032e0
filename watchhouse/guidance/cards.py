"""Guides as cards: the data of content/letters/card.typ and help-card.typ, one A5 page each."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import groupby
from typing import Any

import msgspec
import segno
from django.conf import settings
from django.utils.formats import date_format

from watchhouse.foundation.templatetags.spans import span
from watchhouse.guidance import facts, steps
from watchhouse.guidance.models import Guide

MOST = 12  # lines of a card; what is beyond stands on the guide's page
QUIET = 4  # empty modules around a QR code, as its standard asks for


class Number(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A number that is the same for everybody, and when to ring it."""

    name: str
    number: str
    note: str = ""


class HelpCard(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The help card: `numbers` of all, and names of those to be written in by hand."""

    lead: str
    number: tuple[Number, ...]
    own: tuple[str, ...]
    notes: tuple[str, ...]


@functools.cache
def help_card() -> HelpCard:
    """content/guidance/help-card.toml; `msgspec.ValidationError` names what is wrong with it."""
    path = settings.CONTENT_DIR / "guidance" / "help-card.toml"
    return msgspec.toml.decode(facts.fill(path.read_text("utf-8")), type=HelpCard)


def of(guide: Guide, uses: Collection[str]) -> tuple[str, dict[str, Any]]:
    """The template and the data of a guide's card, for somebody who uses these products."""
    template, own = OWN.get(guide.slug, ("card", _steps))
    return template, {
        "why": facts.fill(guide.summary), "time": span(guide.minutes), "cost": guide.cost,
        "checked": date_format(guide.checked_on, "j F Y"), **_address(guide), **own(guide, uses),
    }  # fmt: skip


def _address(guide: Guide) -> dict[str, Any]:
    """Where the guide stands, in words and as a QR code: rows of 1 (dark) and 0."""
    address = f"{settings.BASE_URL}{guide.address}"
    code = segno.make(address, error="m", micro=False)
    return {
        "link": address, "address": address.partition("://")[2],
        "code": [[int(module) for module in row] for row in code.matrix_iter(border=QUIET)],
    }  # fmt: skip


def _steps(guide: Guide, uses: Collection[str]) -> dict[str, Any]:
    lines = list(_lines(guide, uses))
    left = len(lines) - MOST
    return {
        "steps": lines[:MOST] if left > 0 else lines,
        "more": f"And {left} more: they stand on the page." if left > 0 else "",
    }


def _lines(guide: Guide, uses: Collection[str]) -> Iterator[str]:
    """The steps' titles; those for products that we do not know to be theirs become one line."""
    mine, others = steps.split(guide, uses)
    if others:
        yield from (facts.fill(step.title) for step in mine)
        return
    for for_products, run in groupby(mine, key=lambda step: bool(step.product)):
        if for_products:
            names = list(dict.fromkeys(step.product for step in run))
            yield f"Do the steps for what you use: {', '.join(names)}"
        else:
            yield from (facts.fill(step.title) for step in run)


def _numbers(guide: Guide, uses: Collection[str]) -> dict[str, Any]:
    """The help card, filled with what is the same for all, and lines for the rest."""
    card: dict[str, Any] = msgspec.to_builtins(help_card())
    return card


Own = Callable[[Guide, Collection[str]], dict[str, Any]]
# Guides whose card is not a list of their steps, by slug: its template, and what it needs.
OWN: Mapping[str, tuple[str, Own]] = {"help-card": ("help-card", _numbers)}
