"""Firms as rows of arrays: what the sequence needs to know of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from watchhouse.engines.scoring.facts import Facts
from watchhouse.engines.scoring.problem import UNSURE
from watchhouse.engines.scoring.schema import Params
from watchhouse.engines.scoring.tables import LIKELY, Floats, Tables, tables_of


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
    told = np.array([_told(facts, tables) for facts in firms], dtype=np.float64)
    presence, to_do, unsure, question = np.moveaxis(
        told.reshape(len(firms), 4, len(tables.measure)), 1, 0
    )
    asked = question.astype(np.intp)
    return Rows(
        bare=np.array([bare(facts, params) for facts in firms]),
        shares=tables.shares[None, LIKELY],
        presence=presence,
        to_do=to_do > 0,
        unsure=unsure > 0,
        question=asked,
        finding=tables.finding[asked],
        effort=tables.effort,
    )


def _told(facts: Facts, tables: Tables) -> list[list[float]]:
    """Of each measure [4,M]: presence, whether it is to do, whether unsure, who tells."""
    presence, to_do, unsure, question = ([0.0] * len(tables.measure) for _ in range(4))
    for measure, level in facts.presence.items():
        place, told_by = tables.measure[measure], facts.told_by[measure]
        presence[place], question[place] = level, tables.question[told_by.slug]
        unsure[place] = facts.answers.get(told_by.slug) == UNSURE
        to_do[place] = level < 1 or facts.is_open(told_by)
    return [presence, to_do, unsure, question]


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
