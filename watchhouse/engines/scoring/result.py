"""What the scoring engine hands back: a plan whose every step says why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Standing = Literal["gap", "part", "unsure", "skipped"]
Kind = Literal["do", "find-out"]


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence for the owner, and the given answer it rests on.

    `words` is the sentence as content has it, with gaps for what is `filled` in, so that it can be
    said in another language. `question` is the question's slug and `answer` the option's, or
    "unsure". What the profile told is named the same way: `question` is "size_band" or "trade".
    """

    question: str
    answer: str
    words: str
    filled: tuple[tuple[str, str], ...] = ()

    @property
    def sentence(self) -> str:
        """The sentence in English."""
        return self.words % dict(self.filled) if self.filled else self.words


@dataclass(frozen=True, slots=True)
class Removed:
    """Pounds of expected loss a year that a step takes away; low and high are the priors' range."""

    low: float
    likely: float
    high: float


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, given that the steps before it are done.

    `kind` "find-out": find out if the measure is in place; it removes nothing by itself. `kind`
    "do": the measure. After its find-out it is done only if the gap is there: `removes` is what
    goes on average, `worth` what goes if the gap is there.
    `worth` is pounds of expected loss a year for each pound of time and money; for a find-out,
    that of finding out and then doing what is missing.
    `question` tells of the measure; `open_question` says that it was skipped (None: it was not).
    """

    kind: Kind
    measure: str
    question: str
    title: str
    standing: Standing
    minutes: int
    cost_pounds: float
    who: str
    why: str
    reasons: tuple[Reason, ...]
    open_question: str | None
    steps: tuple[str, ...]
    product: str | None
    guide: str | None
    source_title: str
    source_url: str
    removes: Removed
    worth: float


@dataclass(frozen=True, slots=True)
class ScenarioLoss:
    """One kind of loss: how often a year, and pounds a year on average.

    `low` and `high` hold `expected` nine times in ten, as far as our priors know.
    """

    scenario: str
    title: str
    rate: float
    expected: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Outlook:
    """The year ahead if nothing changes, in pounds.

    `low` and `high` hold the average nine times in ten, as far as our priors know. `bad_year`:
    in one year in twenty the largest single loss is above it. `no_loss` is the chance (0 to 1)
    of a year without any loss: for most firms in most years there is none. `if_no` is the average
    if every open question turned out to be "no".
    """

    expected: float
    low: float
    high: float
    if_no: float
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
        return sum(step.kind == "do" for step in self.steps) + len(self.done)


@dataclass(frozen=True, slots=True)
class Places:
    """Where a step comes in the plan when the priors move within their central 90 %.

    `low` and `high` are the 5th and 95th percentile of its place (1 is first). `stays` is the
    share of draws (0 to 1) in which it keeps its place; for the first three, in which it stays
    among the first three.
    """

    low: int
    high: int
    stays: float


@dataclass(frozen=True, slots=True)
class Replanned:
    """The plans of N firms, in the order in which they were handed in.

    `order` [N, places]: the number of a measure to do, that number plus the count of measures to
    find out about it, -1 behind the last step. `expected` [N]: pounds a year as things stand.
    """

    measures: tuple[str, ...]
    order: NDArray[np.int16]
    expected: NDArray[np.float64]

    def steps(self, row: int) -> tuple[tuple[Kind, str], ...]:
        """One firm's steps as (kind, measure), best first."""
        count = len(self.measures)
        return tuple(
            ("find-out" if code >= count else "do", self.measures[code % count])
            for code in self.order[row].tolist()
            if code >= 0
        )
