"""The adapter: advisories in, matched catalogue products and a first draft out."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from django.conf import settings

from watchhouse.engines.matching import params, problem, solve
from watchhouse.threats.models import Advisory, AdvisoryProduct
from watchhouse.threats.rules import SURE_ENOUGH

BY_HAND_MINUTES = 10
LONGEST_TITLE, LONGEST_ACTION = 100, 200
WORDS = ("title", "what_happened", "affects", "action", "minutes")


@dataclass(frozen=True)
class Draft:
    """Plain words proposed for an advisory; the fields are those of `Advisory`."""

    title: str
    what_happened: str
    affects: str
    action: str
    minutes: int


@functools.cache
def catalogue() -> params.Catalogue:
    """The products small firms use, read once per process."""
    return params.load(settings.CONTENT_DIR / "technology")


@functools.cache
def _say() -> dict[str, dict[str, str]]:
    """Each kind's sentences, the common ones filled in."""
    read = tomllib.loads((settings.CONTENT_DIR / "threats" / "drafts.toml").read_text("utf-8"))
    kinds = {product.kind for product in catalogue().products}
    return {kind: {**read["say"], **read["kind"].get(kind, {})} for kind in kinds | {"app"}}


def products_for(advisories: Iterable[Advisory]) -> list[AdvisoryProduct]:
    """The catalogue products each advisory touches, unsaved; the sure ones are ticked."""
    return [
        AdvisoryProduct(
            advisory=each, product=found.product, confidence=found.confidence,
            reason=found.reason[:500], kept=found.confidence >= SURE_ENOUGH,
        )
        for each in advisories
        for found in solve.match(_weakness(each), catalogue())
    ]  # fmt: skip


def _weakness(advisory: Advisory) -> problem.Weakness:
    return problem.Weakness(
        id=advisory.external_id, vendor=advisory.vendor, product=advisory.product,
        title=advisory.name, summary=advisory.summary,
    )  # fmt: skip


def draft(advisory: Advisory, slugs: Sequence[str]) -> Draft:
    """Propose plain words for an advisory that touches these products."""
    known = [product for slug in slugs if (product := product_of(slug))]
    say = _say()[known[0].kind if known else "app"]
    each = [product.name for product in known] or [advisory.product]
    names = {"products": _list_of(each, "and"), "any": _list_of(each, "or")}
    since = f"{advisory.date_added:%-d %B %Y}"
    happened = say["what_happened"].format(**names)
    return Draft(
        title=_title(say["title"], each),
        what_happened=f"{happened} {say['ransomware']}" if advisory.ransomware else happened,
        affects=say["affects"].format(**names, since=since),
        action=_short(say["action"].format(**names), LONGEST_ACTION),
        minutes=max((product.update_minutes for product in known), default=BY_HAND_MINUTES),
    )


def words(advisory: Advisory, slugs: Sequence[str]) -> dict[str, object]:
    """The same draft, by field name."""
    return asdict(draft(advisory, slugs))


def how(slug: str) -> str:
    """The catalogue's steps to update a product and to see its version, one a line."""
    product = product_of(slug)
    if product is None:
        return ""
    seen = _say()[product.kind]["unknown_version"].format(see_version=product.see_version)
    return "\n".join([*product.update, seen])


def product_of(slug: str) -> params.Product | None:
    """The catalogue's product, None when it is not in there any more."""
    try:
        return catalogue()[slug]
    except KeyError:
        return None


def name_of(slug: str) -> str:
    """The product's everyday name, its slug when the catalogue has lost it."""
    product = product_of(slug)
    return product.name if product else slug


def _list_of(names: Sequence[str], last: str) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def _title(sentence: str, names: Sequence[str]) -> str:
    """The title with as many products as fit: `Update Windows, macOS and 2 more`."""
    for shown in range(len(names), 0, -1):
        rest = [f"{len(names) - shown} more"] if shown < len(names) else []
        listed = [*names[:shown], *rest]
        title = sentence.format(products=_list_of(listed, "and"), any=_list_of(listed, "or"))
        if len(title) <= LONGEST_TITLE:
            return title
    return _short(title, LONGEST_TITLE)


def _short(text: str, most: int) -> str:
    """The text, cut at a word when it is too long for its field."""
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…"
