"""What the scoring engine is told about one business."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

UNSURE = "unsure"


class BadFirm(ValueError):
    """The facts cannot be scored; the message is one sentence that says why."""


@dataclass(frozen=True, slots=True)
class Firm:
    """One business, as far as it has told us.

    `size_band` and `trade` are slugs of bank.toml (None: not told; a trade we do not know is
    treated like one not told). `products` are catalogue slugs such as "microsoft-365"; empty
    means not told. `answers` maps a question's slug to an option's slug or to "unsure"; a
    question that is missing was skipped.
    """

    size_band: str | None = None
    trade: str | None = None
    products: frozenset[str] = frozenset()
    answers: Mapping[str, str] = field(default_factory=dict)
