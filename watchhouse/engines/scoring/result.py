"""What the scoring engine hands back: a plan whose every step says why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Standing = Literal["gap", "part", "unsure", "skipped"]


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence for the owner, and the answer it rests on.

    `answer` is the option's slug, "unsure", or None when the question was not answered. For a
    product the owner told us of, `question` is "products" and `answer` the product's slug.
    """

    question: str
    answer: str | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Removed:
    """Pounds of expected loss a year that a step takes away; low and high are the priors' range."""

    low: float
    likely: float
    high: float


@dataclass(frozen=True, slots=True)
class Step:
    """One measure to take, given that the steps before it are done.

    `minutes` holds the time to find out when the owner is unsure, and `steps` then begins with
    the way to find out. `worth` is pounds of loss removed for each pound of time and money.
    """

    measure: str
    title: str
    standing: Standing
    minutes: int
    cost_pounds: float
    who: str
    why: str
    reasons: tuple[Reason, ...]
    steps: tuple[str, ...]
    product: str | None
    guide: str | None
    source_title: str
    source_url: str
    removes: Removed
    worth: float


@dataclass(frozen=True, slots=True)
class ScenarioLoss:
    """One kind of loss: how often a year, and pounds a year on average."""

    scenario: str
    title: str
    rate: float
    expected: float


@dataclass(frozen=True, slots=True)
class Outlook:
    """The year ahead if nothing changes, in pounds.

    `low` and `high` hold the average nine times in ten, as far as our priors know. `bad_year`:
    in one year in twenty the largest single loss is above it. `no_loss` is the chance (0 to 1)
    of a year without any loss.
    """

    expected: float
    low: float
    high: float
    bad_year: float
    no_loss: float
    scenarios: tuple[ScenarioLoss, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Every gap in the order in which to close it, what is done, and the year as it stands."""

    bank: str
    size_band: str
    steps: tuple[Step, ...]
    done: tuple[str, ...]
    outlook: Outlook

    @property
    def first_three(self) -> tuple[Step, ...]:
        """The three things to do first."""
        return self.steps[:3]

    @property
    def total(self) -> int:
        """How many measures concern this firm: "2 of 9 things done"."""
        return len(self.steps) + len(self.done)
