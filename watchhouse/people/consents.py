"""The texts people agree to: content/people/consents.toml."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from django.conf import settings


@dataclass(frozen=True)
class Text:
    """One thing to agree to. `withdraw`: on the page, or by leaving."""

    purpose: str
    version: str
    title: str
    text: str
    withdraw: Literal["page", "leave"]


@functools.cache
def texts() -> Mapping[str, Text]:
    """Every text by its purpose, in the order in which the page shows them."""
    path = settings.CONTENT_DIR / "people" / "consents.toml"
    rows = tomllib.loads(path.read_text())["consent"]
    return {row["purpose"]: Text(**{**row, "text": " ".join(row["text"].split())}) for row in rows}
