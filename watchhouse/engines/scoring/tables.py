"""The content as arrays: made once for each bank, and shared by one firm and by 20,000."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from watchhouse.engines.scoring.problem import UNSURE
from watchhouse.engines.scoring.schema import Measure, Params, Question, Scenario, When

Floats = NDArray[np.float64]
LOW, LIKELY, HIGH = range(3)  # of `shares`


@dataclass(frozen=True, slots=True)
class Tables:
    """M measures, S scenarios, Q questions; the first index of `shares` is low, likely, high.

    `conditional` holds the parts whose `when` says anything: the others concern every firm.
    `words` are the answers that a question knows; `telling` the questions that a profile may
    answer.
    """

    measure: Mapping[str, int]
    question: Mapping[str, int]
    shares: Floats
    rarer: NDArray[np.bool_]
    effort: Floats
    finding: Floats
    rate: Mapping[str, Floats]
    cost: Mapping[str, Floats]
    sigma: Floats
    spread: Floats
    conditional: frozenset[int]
    words: Mapping[str, frozenset[str]]
    telling: frozenset[str]

    def loss(self, band: str) -> Floats:
        """Pounds a year per scenario without any protection: yearly rate × mean cost."""
        return self.rate[band] * self.cost[band] * np.exp(self.sigma**2 / 2)


@functools.lru_cache(maxsize=8)
def tables_of(params: Params) -> Tables:
    """The arrays of a bank; the last few banks are kept."""
    measures, scenarios, questions = params.measures, params.scenarios, params.questions
    bands = [band.slug for band in params.bank.band]
    minute = params.bank.hour.pounds / 60
    parts: list[Measure | Scenario | Question] = [*measures, *scenarios, *questions]
    return Tables(
        measure={measure.slug: place for place, measure in enumerate(measures)},
        question={question.slug: place for place, question in enumerate(questions)},
        shares=_shares(params),
        rarer=np.array([measure.cuts == "count" for measure in measures]),
        effort=np.array([measure.minutes * minute + measure.cost_pounds for measure in measures]),
        finding=np.array([question.unsure.minutes * minute for question in questions]),
        rate={band: np.array([each.rate.at(band) for each in scenarios]) for band in bands},
        cost={band: np.array([each.cost.at(band) for each in scenarios]) for band in bands},
        sigma=np.array([scenario.cost.sigma for scenario in scenarios]),
        spread=np.array([scenario.rate.spread for scenario in scenarios]),
        conditional=frozenset(id(part.when) for part in parts if part.when != When()),
        words={
            question.slug: frozenset({UNSURE, *(option.slug for option in question.option)})
            for question in questions
        },
        telling=frozenset(
            question.slug
            for question in questions
            if any(option.told_by for option in question.option)
        ),
    )


def _shares(params: Params) -> Floats:
    nothing = (0.0, 0.0, 0.0)
    rows = [
        [measure.removes.get(scenario.slug, nothing) for scenario in params.scenarios]
        for measure in params.measures
    ]
    return np.moveaxis(np.array(rows, dtype=np.float64), 2, 0)
