from __future__ import annotations

from rapidfuzz import fuzz

from watchhouse.engines.matching.params import Catalogue, Product
from watchhouse.engines.matching.result import Candidate
from watchhouse.engines.matching.words import Words, contains, words

FILLERS = frozenset(["a", "an", "the", "my", "our", "we", "i", "use", "have", "with", "and"])
CANDIDATES = 5
EXACT, INSIDE, FUZZY_MOST, LEAST = 1.0, 0.92, 0.85, 0.55
LONGEST = 200


def find(typed: str, catalogue: Catalogue) -> tuple[Candidate, ...]:
    """Name up to five products somebody may mean by what they typed, likeliest first.

    Empty when nothing comes near: the words are then a product the catalogue lacks.
    """
    said = tuple(word for word in words(typed[:LONGEST]) if word not in FILLERS)
    near = [_nearest(said, product) for product in catalogue.products] if said else []
    whole = {words(name) for score, name, _ in near if score > FUZZY_MOST}
    candidates = [
        Candidate(product.slug, product.name, round(score, 2), _reason(typed, name, product))
        for score, name, product in near
        if score >= LEAST and not _is_part_of(whole, score, words(name))
    ]
    return tuple(sorted(candidates, key=lambda one: (-one.confidence, one.product))[:CANDIDATES])


def _nearest(said: Words, product: Product) -> tuple[float, str, Product]:
    names = (product.name, *product.aliases)
    score, name = max((_near(said, words(name)), name) for name in names)
    return score, name, product


def _is_part_of(whole: set[Words], score: float, name: Words) -> bool:
    """Say whether a longer name said in full explains this one: “windows” in “windows 7”."""
    return score < EXACT and any(other != name and contains(other, name) for other in whole)


def _reason(typed: str, name: str, product: Product) -> str:
    said = " ".join(typed[:LONGEST].split())
    return f"“{said}” is near “{name}”: {product.name}."


def _near(said: Words, name: Words) -> float:
    """Say how near: the same words 1; a whole name inside what was said 0.9; else by letters.

    Letters count twice: all together (slips of the finger), and word by word (“sage” for
    “Sage 50”); half-said names stay below 0.8, because several products may share the half.
    """
    if said == name or "".join(said) == "".join(name):
        return EXACT
    if contains(said, name):
        return INSIDE - 0.02 / len(name)
    left, right = " ".join(said), " ".join(name)
    together = max(fuzz.ratio(left, right), fuzz.ratio("".join(said), "".join(name)))
    shared = fuzz.token_set_ratio(left, right) if set(said) & set(name) else 0.0
    by_word = 0.7 * shared + 0.2 * fuzz.token_sort_ratio(left, right)
    return FUZZY_MOST * max(together, by_word) / 100
