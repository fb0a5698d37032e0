"""What the domain check says and whom it asks: content/checkup/domains.toml."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec
from django.conf import settings
from msgspec import Meta, Struct

Standing = Literal["good", "gap", "could-not-check"]
Slug = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, Meta(min_length=2, max_length=240)]


class Agreement(Struct, frozen=True, forbid_unknown_fields=True):
    """The text an owner agrees to. Another text has another version, and asks again."""

    version: Text
    months: Annotated[int, Meta(ge=1, le=12)]
    title: Text
    look: tuple[Text, ...]
    never: tuple[Text, ...]
    ends: Text
    tick: Text


class Kind(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that is looked at. `measure` is the step of the plan that mends it, if any."""

    slug: Slug
    group: Literal["mail", "web"]
    title: Text
    short: Text
    measure: str = ""


class Reason(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that may be found: a sentence, what to do, and how many minutes that takes."""

    slug: Slug
    standing: Standing
    says: Text
    do: Text
    minutes: Annotated[int, Meta(ge=1, le=120)]


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    consent: Agreement
    kind: tuple[Kind, ...]
    reason: tuple[Reason, ...]
    selectors: tuple[Slug, ...]
    providers: tuple[str, ...]
    special: tuple[str, ...]


@functools.cache
def _file() -> _File:
    raw = (settings.CONTENT_DIR / "checkup" / "domains.toml").read_bytes()
    return msgspec.toml.decode(raw, type=_File)


def agreement() -> Agreement:
    """The text as it stands today."""
    return _file().consent


@functools.cache
def kinds() -> Mapping[str, Kind]:
    """Everything that is looked at, in the order of the page."""
    return {kind.slug: kind for kind in _file().kind}


@functools.cache
def reasons() -> Mapping[str, Reason]:
    """Everything that may be found."""
    return {reason.slug: reason for reason in _file().reason}


def selectors() -> tuple[str, ...]:
    """The usual names of keys that sign mail, the likeliest first."""
    return _file().selectors


@functools.cache
def providers() -> frozenset[str]:
    """Domains of e-mail for everybody."""
    return frozenset(_file().providers)


@functools.cache
def special() -> frozenset[str]:
    """Last labels that never lead to a domain on the internet."""
    return frozenset(_file().special)
