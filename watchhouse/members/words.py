"""Trades and languages in everyday words: content/members/*.toml."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings


@dataclass(frozen=True)
class Trade:
    """What a firm does. `sic`: four-figure classes of the UK SIC 2007."""

    slug: str
    name: str
    sic: tuple[str, ...]


@functools.cache
def trades() -> Mapping[str, Trade]:
    """Every trade by its slug, in the order of the list."""
    rows = _read("trades")["trade"]
    return {row["slug"]: Trade(row["slug"], row["name"], tuple(row["sic"])) for row in rows}


@functools.cache
def language_names() -> Mapping[str, str]:
    """What a language is called, by its code."""
    names: dict[str, str] = _read("languages")["names"]
    return names


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((settings.CONTENT_DIR / "members" / f"{name}.toml").read_text())
