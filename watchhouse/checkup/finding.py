"""What can be found of the check: its measures, by their guides or by themselves."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from watchhouse.checkup.scoring import measures
from watchhouse.foundation.things import Thing


def things() -> Iterator[Thing]:
    """Each measure of the bank that no guide explains: the check says whether it is for you."""
    for measure in measures().values():
        if not measure.guide:
            pounds = f"£{measure.cost_pounds:g}" if measure.cost_pounds else "Free"
            yield Thing(
                kind="Part of the check", title=measure.title, address=reverse("checkup:start"),
                summary=measure.why, text=" ".join(measure.steps), minutes=int(measure.minutes),
                cost=pounds, weight=0.9,
            )  # fmt: skip


def names() -> Iterator[tuple[str, str]]:
    """The guides' slugs, and what the measures are called that they explain."""
    for measure in measures().values():
        if measure.guide:
            yield measure.guide, measure.title
            yield measure.guide, measure.why
