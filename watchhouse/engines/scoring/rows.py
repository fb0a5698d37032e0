"""Firms as rows of arrays: what the sequence needs to know of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from watchhouse.engines.scoring.facts import Facts
from watchhouse.engines.scoring.problem import UNSURE
from watchhouse.engines.scoring.schema import Params
from watchhouse.engines.scoring.tables import LIKELY, Floats, tables_of


@dataclass(frozen=True, slots=True)
class Rows:
    """N firms (or N draws of the priors for one), M measures, S scenarios.

    `bare` [N,S]: pounds a year without any protection. `shares` [N or 1,M,S]: what a measure
    removes. `presence` [N,M]: how surely it is in place. `to_do` [N,M]: it concerns the firm and
    is not known to be in place. `unsure` [N,M]: the owner is not sure, and `question` [N,M] is the
    one that tells, `finding` [N,M] the pounds that finding out costs. `effort` [M]: pounds.
    """

    bare: Floats
    shares: Floats
    presence: Floats
    to_do: NDArray[np.bool_]
    unsure: NDArray[np.bool_]
    question: NDArray[np.intp]
    finding: Floats
    effort: Floats

    @property
    def left(self) -> Floats:
        """Pounds a year [N,S] as things stand; overlapping measures count once, by the product."""
        kept: Floats = 1 - self.shares * self.presence[:, :, None]
        product: Floats = self.bare * kept.prod(axis=1)
        return product


def rows_of(firms: Sequence[Facts], params: Params) -> Rows:
    """The arrays for these firms, in their order."""
    tables = tables_of(params)
    count = len(tables.measure)
    presence, to_do, unsure, question = [], [], [], []
    for facts in firms:
        levels, doing, asking, telling = (
            [0.0] * count,
            [False] * count,
            [False] * count,
            [0] * count,
        )
        for measure, level in facts.presence.items():
            place, told_by = tables.measure[measure], facts.told_by[measure].slug
            answer = facts.answers.get(told_by)
            levels[place], telling[place] = level, tables.question[told_by]
            asking[place] = answer == UNSURE
            doing[place] = level < 1 or answer is None or answer == UNSURE
        presence.append(levels)
        to_do.append(doing)
        unsure.append(asking)
        question.append(telling)
    asked = np.array(question, dtype=np.intp).reshape(len(firms), count)
    return Rows(
        bare=np.array([bare(facts, params) for facts in firms]),
        shares=tables.shares[None, LIKELY],
        presence=np.array(presence, dtype=np.float64).reshape(asked.shape),
        to_do=np.array(to_do, dtype=np.bool_).reshape(asked.shape),
        unsure=np.array(unsure, dtype=np.bool_).reshape(asked.shape),
        question=asked,
        finding=tables.finding[asked],
        effort=tables.effort,
    )


def bare(facts: Facts, params: Params) -> Floats:
    """Pounds a year per scenario [S] if such a firm had no protection at all."""
    return tables_of(params).loss(facts.band) * concerns(facts, params)


def concerns(facts: Facts, params: Params) -> Floats:
    """How surely each scenario [S] can happen to the firm."""
    conditional = tables_of(params).conditional
    return np.array(
        [
            facts.weight(scenario.when) if id(scenario.when) in conditional else 1.0
            for scenario in params.scenarios
        ]
    )
