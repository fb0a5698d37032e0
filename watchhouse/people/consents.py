"""The texts people agree to: content/people/consents.toml."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.conf import settings


@dataclass(frozen=True)
class Text:
    """One thing to agree to. `withdraw`: on the page, or by leaving. `changed`: what this version
    says that the one before did not, for those who agreed to that; "" for a first version.
    """

    purpose: str
    version: str
    title: str
    text: str
    withdraw: Literal["page", "leave"]
    changed: str = ""


@functools.cache
def texts() -> Mapping[str, Text]:
    """Every text by its purpose, in the order in which the page shows them."""
    rows = _file()["consent"]
    return {row["purpose"]: Text(**{**row, "text": " ".join(row["text"].split())}) for row in rows}


def later_days() -> int:
    """For how many days somebody may say "later" to a new version."""
    return int(_file()["later_days"])


def fingerprint() -> str:
    """Which versions stand today: what a session remembers to have asked about."""
    return " ".join(f"{text.purpose}:{text.version}" for text in texts().values())


@functools.cache
def _file() -> dict[str, Any]:
    return tomllib.loads((settings.CONTENT_DIR / "people" / "consents.toml").read_text())
