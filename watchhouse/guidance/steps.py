"""A guide's steps as a reader sees them: those for what they use, the others folded away."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from watchhouse.guidance.models import Guide, Picture
from watchhouse.members.products import catalogue


@dataclass(frozen=True)
class Step:
    """One thing to do; `product` is a name in everyday words, or empty when it is for everyone."""

    title: str
    html: str
    slug: str
    product: str
    picture: Picture | None = None
    alt: str = ""


def split(guide: Guide, uses: Collection[str]) -> tuple[Sequence[Step], Sequence[Step]]:
    """The steps for somebody who uses these products, and those for other products.

    When none of the guide's products is among them, all steps are shown and none is put apart.
    """
    steps = [_step(block.value) for block in guide.steps]
    if not any(step.slug in uses for step in steps):
        return steps, []
    return (
        [step for step in steps if not step.slug or step.slug in uses],
        [step for step in steps if step.slug and step.slug not in uses],
    )


def _step(value: Mapping[str, Any]) -> Step:
    slug = str(value["product"] or "")
    known = catalogue().get(slug)
    name = known.name if known else slug
    return Step(
        title=str(value["title"]), html=str(value["text"]), slug=slug, product=name,
        picture=value["picture"], alt=str(value["alt"] or ""),
    )  # fmt: skip
