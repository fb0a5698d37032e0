"""Invent firms from the region's ingredients: the same seed gives the same firms."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from watchhouse.foundation.region_tables import Demo, Street, Trade

BANDS = {"1": "solo", "2-9": "micro", "10-49": "small"}


@dataclass(frozen=True)
class Firm:
    """One invented firm. `products` are slugs of the catalogue, `size_band` solo, micro, small."""

    name: str
    trade: str
    size_band: str
    postcode: str
    products: tuple[str, ...]
    owner: str
    email: str
    phone: str


# Alice's, whom the demo's sign-in page knows.
BAKERY = Firm(
    name="Invented Bakery", trade="bakery", size_band="micro", postcode="E17 4ZZ",
    products=("windows", "chrome", "microsoft-365", "iphone-ipad", "sumup", "whatsapp"),
    owner="Alice", email="alice@bakery.example", phone="020 7946 0123",
)  # fmt: skip


def invent(count: int, *, chance: random.Random, made_of: Demo) -> list[Firm]:
    """That many firms, each with a name of its own."""
    names = _names(made_of, chance)
    return [_firm(number, next(names), chance, made_of) for number in range(count)]


def _names(made_of: Demo, chance: random.Random) -> Iterator[tuple[str, Trade]]:
    """Made-up word and trade's word: 40 × 90 combinations, dealt by how common the trade is."""
    deck = [
        (f"{name} {word}", trade)
        for trade in made_of.trades
        for name, word in product(made_of.names, trade.words)
    ]
    keyed = [(chance.random() ** (1 / trade.weight), name, trade) for name, trade in deck]
    for _, name, trade in sorted(keyed, key=lambda each: -each[0]):
        yield name, trade


def _firm(number: int, named: tuple[str, Trade], chance: random.Random, made_of: Demo) -> Firm:
    name, trade = named
    size = chance.choices(list(made_of.sizes), list(made_of.sizes.values()))[0]
    street: Street = chance.choice(made_of.streets)
    mailbox = "".join(letter for letter in name.lower() if letter.isascii() and letter.isalpha())
    return Firm(
        name=name,
        trade=trade.slug,
        size_band=BANDS[size],
        postcode=f"{street.sector}{made_of.postcode_end}",
        products=tuple(p for p in trade.products if chance.random() < 0.85),
        owner=chance.choice(made_of.owners),
        email=f"owner@{mailbox}{number}.{made_of.mail_domain}",
        phone=f"{made_of.phone_prefix}{number % 1000:03}",
    )
