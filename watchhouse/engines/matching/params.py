from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from watchhouse.engines.matching.words import Words, words

Text = Annotated[str, msgspec.Meta(min_length=1)]
Slug = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\Z")]
Cpe = Annotated[str, msgspec.Meta(pattern=r"^[aoh]:[^:\s]+:[^:\s]+\Z")]
Share = Annotated[float, msgspec.Meta(gt=0, le=1)]
Kind = Literal[
    "app", "browser", "camera", "computer", "firewall", "phone", "router", "server", "service",
    "storage", "till", "website",
]  # fmt: skip


class CatalogueError(ValueError):
    """The catalogue can't be used; the sentence names the file and the key."""


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How publishers write a product: whole names, or beginnings when they end in “*”.

    `vendor` defaults to the product's supplier. `unless` lists names the rule leaves alone.
    """

    product: Annotated[tuple[Text, ...], msgspec.Meta(min_length=1)]
    vendor: tuple[Text, ...] = ()
    unless: tuple[Text, ...] = ()
    confidence: Share = 0.9
    because: str = ""


class Product(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing small firms use, in everyday words, with how to see and mend its version.

    `like` names a product of the same supplier, further up, whose rules hold for this one too.
    """

    slug: Slug
    name: Text
    supplier: Text
    kind: Kind
    group: Text
    see_version: Text
    update: Annotated[tuple[Text, ...], msgspec.Meta(min_length=1, max_length=3)]
    update_minutes: Annotated[int, msgspec.Meta(ge=1, le=240)]
    first_released: Annotated[int, msgspec.Meta(ge=1970, le=2100)]
    aliases: tuple[Text, ...] = ()
    cpe: tuple[Cpe, ...] = ()
    match: tuple[Rule, ...] = ()
    end_of_life: Slug | None = None
    like: Slug | None = None


class Suppliers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """suppliers.toml: a supplier's everyday name, and what publishers call it besides."""

    aliases: dict[str, tuple[Text, ...]]


class Catalogue(msgspec.Struct, frozen=True):
    """All products, in the order of the files, and what else each supplier is called."""

    products: tuple[Product, ...]
    suppliers: dict[Words, frozenset[Words]]

    def __getitem__(self, slug: str) -> Product:
        """Find a product by its slug; KeyError when there is none."""
        for product in self.products:
            if product.slug == slug:
                return product
        raise KeyError(slug)

    def names_of(self, supplier: str) -> frozenset[Words]:
        """Every way a supplier's name is written, in whole words."""
        name = words(supplier)
        return self.suppliers.get(name, frozenset({name}))


def load(folder: Path) -> Catalogue:
    """Read every *.toml in a folder: products, and suppliers.toml with suppliers' other names.

    Raises CatalogueError with one sentence that names the file and the key.
    """
    files = sorted(path for path in folder.glob("*.toml") if path.name != "suppliers.toml")
    if not files:
        raise CatalogueError(f"{folder}: no product files (*.toml) were found here.")
    read = [(path.name, product) for path in files for product in _products(path)]
    _check_unique(read)
    return Catalogue(tuple(_with_likes(read)), _suppliers(folder / "suppliers.toml"))


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CatalogueError(f"{path.name}: could not be read: {error}.") from error


def _products(path: Path) -> Iterator[Product]:
    content = _read(path)
    if stray := sorted(set(content) - {"product"}):
        raise CatalogueError(f"{path.name}: key “{stray[0]}” is not known here; use [[product]].")
    rows = content.get("product", [])
    if not isinstance(rows, list):
        raise CatalogueError(f"{path.name}: key “product” must be a list: write [[product]].")
    for number, row in enumerate(rows, start=1):
        yield _convert(row, Product, f"{path.name}: product {number} “{_label(row)}”")


def _label(row: object) -> object:
    return row.get("slug", "no slug") if isinstance(row, dict) else row


def _convert(row: object, to: type[Product], where: str) -> Product:
    try:
        return msgspec.convert(row, to)
    except msgspec.ValidationError as error:
        said = str(error).replace("`$.", "`").rstrip(".")
        raise CatalogueError(f"{where}: {said}.") from error


def _with_likes(read: list[tuple[str, Product]]) -> Iterator[Product]:
    rules = {(product.slug, product.supplier): product.match for _, product in read}
    for file, product in read:
        if product.like is None:
            yield product
            continue
        if (product.like, product.supplier) not in rules:
            raise CatalogueError(
                f"{file}: product “{product.slug}”: key “like” names “{product.like}”, "
                f"which is no product of {product.supplier}."
            )
        product = msgspec.structs.replace(
            product, match=product.match + rules[product.like, product.supplier]
        )
        rules[product.slug, product.supplier] = product.match
        yield product


def _check_unique(read: list[tuple[str, Product]]) -> None:
    slugs: dict[str, str] = {}
    said: dict[Words, str] = {(): "nothing"}
    for file, product in read:
        if product.slug in slugs:
            other = slugs[product.slug]
            raise CatalogueError(f"{file}: slug “{product.slug}” is already used in {other}.")
        slugs[product.slug] = file
        for name in (product.name, *product.aliases):
            taken = said.setdefault(words(name), product.slug)
            if taken != product.slug:
                raise CatalogueError(
                    f"{file}: product “{product.slug}”: key “aliases”: "
                    f"“{name}” already means {taken}."
                )


def _suppliers(path: Path) -> dict[Words, frozenset[Words]]:
    if not path.exists():
        return {}
    try:
        known = msgspec.convert(_read(path), Suppliers)
    except msgspec.ValidationError as error:
        raise CatalogueError(f"{path.name}: {error}.") from error
    groups = [frozenset(map(words, (name, *rest))) for name, rest in known.aliases.items()]
    return {name: group for group in groups for name in group}
