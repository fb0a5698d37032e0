"""How firmly the plan stands: the same sequence under many draws of our priors."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from watchhouse.engines.scoring.batch import Move, moves
from watchhouse.engines.scoring.facts import settle
from watchhouse.engines.scoring.problem import Firm
from watchhouse.engines.scoring.result import Kind, Places
from watchhouse.engines.scoring.rows import Rows, rows_of
from watchhouse.engines.scoring.schema import Params
from watchhouse.engines.scoring.tables import HIGH, LIKELY, LOW, tables_of

DRAWS = 128
FIRST = 3
# The standard normal between its 5th and 95th percentile, to turn even chances into its draws.
NORMAL = np.linspace(-1.6449, 1.6449, 257)
CHANCE = np.array([(1 + math.erf(z / math.sqrt(2))) / 2 for z in NORMAL])


def of(
    firm: Firm, params: Params, *, seed: int, draws: int = DRAWS
) -> Mapping[tuple[Kind, str], Places]:
    """For each step of `solve.plan(firm, params)`, in its order: where it comes in the draws.

    Each draw takes rates and shares from the central 90 % of their priors. The same seed gives the
    same figures. Raises BadFirm like `plan`.
    """
    rows = rows_of([settle(firm, params)], params)
    drawn = _places(draw(rows, params, seed=seed, draws=draws), params)
    planned = list(moves(rows))
    in_draws = drawn[:, [int(_step(move, rows)[0]) for move in planned]]
    low, high = np.percentile(in_draws, (5, 95), axis=0, method="inverted_cdf")
    at = np.arange(1, len(planned) + 1)
    stays = np.where(at <= FIRST, in_draws <= FIRST, in_draws == at).mean(axis=0)
    return {
        _named(move, params): Places(int(low[place]), int(high[place]), float(stays[place]))
        for place, move in enumerate(planned)
    }


def draw(rows: Rows, params: Params, *, seed: int, draws: int) -> Rows:
    """One firm as many times as there are draws, each with other rates and shares.

    A rate is lognormal around what is likely. A measure works better or worse against all
    scenarios alike: half of the draws lie evenly between low and likely, half up to high.
    """
    tables = tables_of(params)
    chance = np.random.Generator(np.random.PCG64(seed))
    even = chance.uniform(CHANCE[0], CHANCE[-1], (draws, len(tables.spread)))
    rates = tables.spread ** (np.interp(even, CHANCE, NORMAL) / NORMAL[-1])
    works = chance.uniform(-1, 1, (draws, len(tables.effort), 1))
    low, likely, high = tables.shares[LOW], tables.shares[LIKELY], tables.shares[HIGH]
    shares = likely + np.where(works < 0, works * (likely - low), works * (high - likely))
    each = {
        name: np.repeat(getattr(rows, name), draws, axis=0)
        for name in ("presence", "to_do", "unsure", "question", "finding")
    }
    return replace(rows, bare=rows.bare * rates, shares=shares, **each)


def _places(rows: Rows, params: Params) -> NDArray[np.int16]:
    """The place [N, M + Q] of each measure to do, and of each question to find out about."""
    firm = np.arange(len(rows.presence))
    places = np.zeros((len(firm), len(params.measures) + len(params.questions)), dtype=np.int16)
    for place, move in enumerate(moves(rows), start=1):
        places[firm[move.live], _step(move, rows)[move.live]] = place
    return places


def _step(move: Move, rows: Rows) -> NDArray[np.intp]:
    """Each row's step as a number: finding out is one step, whichever measure it came with."""
    firm, count = np.arange(len(rows.presence)), rows.presence.shape[1]
    return np.where(move.finds, count + rows.question[firm, move.measure], move.measure)


def _named(move: Move, params: Params) -> tuple[Kind, str]:
    measure = params.measures[int(move.measure[0])].slug
    return ("find-out" if move.finds[0] else "do"), measure
