"""The products small firms use, as the catalogue names them: content/technology/*.toml."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True)
class Product:
    """What the page shows of a product; the rest of the catalogue is the matching's."""

    slug: str
    name: str
    group: str


@functools.cache
def catalogue() -> Mapping[str, Product]:
    """Every product by its slug."""
    files = sorted((settings.CONTENT_DIR / "technology").glob("*.toml"))
    rows = [row for file in files for row in tomllib.loads(file.read_text()).get("product", [])]
    return {row["slug"]: Product(row["slug"], row["name"], row["group"]) for row in rows}


def groups() -> Mapping[str, Sequence[Product]]:
    """The products under the headings of the page."""
    found: dict[str, list[Product]] = {}
    for product in catalogue().values():
        found.setdefault(product.group, []).append(product)
    return found
