from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from watchhouse.engines.matching.params import Catalogue, Product, Rule
from watchhouse.engines.matching.problem import Weakness
from watchhouse.engines.matching.result import Match
from watchhouse.engines.matching.words import Words, contains, parts, starts, without, words

NAMED_IN_SUMMARY = 0.7
SEVERAL = 0.3
SEVERAL_WORDS = frozenset([("multiple", "products"), ("multiple", "devices")])


def match(weakness: Weakness, catalogue: Catalogue) -> tuple[Match, ...]:
    """Name the catalogue products a weakness touches, surest first, each with its reason.

    A product that did not exist in the year of the CVE number is never touched.
    """
    best = (_best(weakness, product, catalogue) for product in catalogue.products)
    found = [each for each in best if each is not None]
    return tuple(sorted(found, key=lambda each: (-each.confidence, each.product)))


def _best(weakness: Weakness, product: Product, catalogue: Catalogue) -> Match | None:
    if weakness.year is not None and weakness.year < product.first_released:
        return None
    vendors = {words(part) for part in parts(weakness.vendor)}
    every = (
        each
        for rule in product.match
        if (names := _vendors(rule, product, catalogue)) & vendors
        for each in _by_rule(weakness, product, rule, names)
    )
    return max(every, key=lambda each: each.confidence, default=None)


def _vendors(rule: Rule, product: Product, catalogue: Catalogue) -> frozenset[Words]:
    names = rule.vendor or (product.supplier,)
    return frozenset[Words]().union(*(catalogue.names_of(name) for name in names))


def _by_rule(
    weakness: Weakness, product: Product, rule: Rule, vendors: frozenset[Words]
) -> Iterator[Match]:
    if words(weakness.product) in SEVERAL_WORDS:
        yield _among_several(weakness, product, rule)
        return
    for part in parts(weakness.product):
        name = words(part)
        if fits(rule, name) or fits(rule, without(name, vendors)):
            yield Match(product.slug, rule.confidence, _reason(weakness, part, product, rule))


def fits(rule: Rule, name: Words) -> bool:
    """Say whether a rule covers a name, by whole words."""
    return any(_fits(pattern, name) for pattern in rule.product) and not any(
        _fits(pattern, name) for pattern in rule.unless
    )


def _fits(pattern: str, name: Words) -> bool:
    if pattern == "*":
        return bool(name)
    if pattern.endswith("*"):
        return starts(name, _words(pattern))
    return bool(name) and name == _words(pattern)


def _among_several(weakness: Weakness, product: Product, rule: Rule) -> Match:
    text = words(f"{weakness.title} {weakness.summary}")
    several = f"The notice names several products of {' '.join(weakness.vendor.split())}"
    for pattern in rule.product:
        if contains(text, _words(pattern)):
            reason = f"{several}; its text says “{pattern.rstrip('*')}”."
            return Match(product.slug, min(rule.confidence, NAMED_IN_SUMMARY), reason)
    return Match(product.slug, SEVERAL, f"{several}, and this may be one of them.")


def _reason(weakness: Weakness, part: str, product: Product, rule: Rule) -> str:
    said = " ".join(part.split())
    vendor = " ".join(weakness.vendor.split())
    because = rule.because or f"this is {product.name}."
    return f"The notice names “{said}” by {vendor}: {because}"


@lru_cache(maxsize=4096)
def _words(pattern: str) -> Words:
    return words(pattern)
