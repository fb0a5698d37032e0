"""Parts of a bank for tests: everything but the figures under test is filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from watchhouse.engines.scoring.schema import (
    Bank,
    Cost,
    Gap,
    Hour,
    Measure,
    Named,
    Option,
    Params,
    Question,
    Rate,
    Scenario,
    Source,
    Unsure,
    When,
)

SITE = Source("Invented", "https://invented.example")


def bank_of(
    scenarios: Sequence[Scenario], measures: Sequence[Measure], questions: Sequence[Question]
) -> Params:
    bands = tuple(Named(slug, slug.title()) for slug in ("solo", "micro", "small"))
    trades = (Named("bakery", "Bakery"), Named("web-shop", "Online shop"))
    bank = Bank("made-up", "micro", 12, Hour(pounds=25.0, prior=True), bands, trades)
    return Params(bank, tuple(scenarios), tuple(measures), tuple(questions))


def scenario_of(slug: str, *, rate: float, cost: float, untold: float = 1.0) -> Scenario:
    when = When() if untold == 1.0 else When(products=("wordpress",), untold=untold)
    return Scenario(
        slug,
        slug.title(),
        Rate(solo=rate, micro=rate, small=2 * rate, spread=3.0, prior=True),
        Cost(solo=cost, micro=2 * cost, small=3 * cost, sigma=1.2, prior=True),
        when,
    )


def measure_of(
    slug: str,
    *,
    minutes: int = 30,
    cost: float = 0.0,
    cuts: Literal["count", "cost"] = "count",
    removes: Mapping[str, float],
) -> Measure:
    return Measure(
        slug=slug,
        title=slug.title(),
        minutes=minutes,
        cost_pounds=cost,
        who="You",
        why="It helps.",
        source=SITE,
        cuts=cuts,
        prior=True,
        removes={name: (share / 2, share, (1 + share) / 2) for name, share in removes.items()},
        steps=("One.", "Two.", "Three."),
    )


def question_of(
    slug: str, *, measure: str, gap: float = 0.5, part: float = 0.5, minutes: int = 2
) -> Question:
    """Its options: "yes" gives all of the measure, "part" some, "no" none."""
    return Question(
        slug=slug,
        title=slug.title(),
        text="Do you?",
        hint="Look.",
        why="It matters.",
        skipped="You have not told us yet.",
        option=(
            Option("yes", "Yes", {measure: 1.0}),
            Option("part", "In part", {measure: part}, "You told us: in part."),
            Option("no", "No", {}, "You told us: no."),
        ),
        unsure=Unsure(
            f"Find out {slug}", "Not sure", "Fine.", minutes, "Look.", "You told us: not sure."
        ),
        gap={measure: Gap(solo=gap, micro=gap, small=gap, prior=True)},
    )
