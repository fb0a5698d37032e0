"""Expected loss: how often, how dear, and how much of it the firm's measures take away."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from watchhouse.engines.scoring.facts import Facts
from watchhouse.engines.scoring.result import Outlook, ScenarioLoss
from watchhouse.engines.scoring.rows import concerns
from watchhouse.engines.scoring.schema import Params
from watchhouse.engines.scoring.tables import HIGH, LIKELY, LOW, Floats, tables_of

NINE_IN_TEN = 1.6449  # standard normal: 5 % lie above, 5 % below minus this
BAD_YEAR = 0.05


@dataclass(frozen=True, slots=True)
class _Year:
    """Per scenario [S]: losses a year, the median cost of one, its sigma, and pounds a year.

    `doubt` is the sigma of the logarithm of those pounds: how little our priors know of them.
    """

    rates: Floats
    medians: Floats
    sigma: Floats
    expected: Floats
    doubt: Floats


def outlook(facts: Facts, params: Params) -> Outlook:
    """The year ahead: the average and its range, a bad year, the chance of no loss at all."""
    presence = _presence(facts, params)
    year = _year(presence, facts, params)
    low, high = _range(year)
    return Outlook(
        expected=float(year.expected.sum()),
        low=low,
        high=high,
        if_no=float(_year(_if_no(presence, facts, params), facts, params).expected.sum()),
        bad_year=_bad_year(year),
        no_loss=math.exp(-float(year.rates.sum())),
        scenarios=_scenarios(year, params),
    )


def _scenarios(year: _Year, params: Params) -> tuple[ScenarioLoss, ...]:
    apart = np.exp(NINE_IN_TEN * year.doubt)
    columns = (year.rates, year.expected, year.expected / apart, year.expected * apart)
    return tuple(
        ScenarioLoss(scenario.slug, scenario.title, *figures)
        for scenario, figures in zip(
            params.scenarios, np.stack(columns, axis=1).tolist(), strict=True
        )
    )


def _presence(facts: Facts, params: Params) -> Floats:
    """How surely each measure [M] is in place; one that does not concern the firm is not."""
    return np.array([facts.presence.get(measure.slug, 0.0) for measure in params.measures])


def _if_no(presence: Floats, facts: Facts, params: Params) -> Floats:
    """The same if every open question turned out to be "no"."""
    told = [
        measure.slug in facts.presence and not facts.is_open(measure.slug)
        for measure in params.measures
    ]
    known: Floats = presence * np.array(told)
    return known


def _year(presence: Floats, facts: Facts, params: Params) -> _Year:
    tables = tables_of(params)
    kept = 1 - tables.shares * presence[:, None]
    fewer = kept[LIKELY, tables.rarer].prod(axis=0)
    cheaper = kept[LIKELY, ~tables.rarer].prod(axis=0)
    rates = concerns(facts, params) * tables.rate[facts.band] * fewer
    medians = tables.cost[facts.band] * cheaper
    of_shares = np.log(kept[LOW] / kept[HIGH]) / (2 * NINE_IN_TEN)
    of_rates = np.log(tables.spread) / NINE_IN_TEN
    return _Year(
        rates=rates,
        medians=medians,
        sigma=tables.sigma,
        expected=rates * medians * np.exp(tables.sigma**2 / 2),
        doubt=np.sqrt(of_rates**2 + (of_shares**2).sum(axis=0)),
    )


def _range(year: _Year) -> tuple[float, float]:
    """Where the average lies nine times in ten, given how little our priors know.

    Each scenario's pounds are lognormal around what is likely; their sum is taken as lognormal
    with the same mean and variance (Fenton and Wilkinson).
    """
    expected = float(year.expected.sum())
    if expected == 0:
        return 0.0, 0.0
    means = year.expected * np.exp(year.doubt**2 / 2)
    mean = float(means.sum())
    sigma = math.sqrt(math.log1p(float((means**2 * np.expm1(year.doubt**2)).sum()) / mean**2))
    middle = mean * math.exp(-(sigma**2) / 2)
    low, high = middle * math.exp(-NINE_IN_TEN * sigma), middle * math.exp(NINE_IN_TEN * sigma)
    return min(low, expected), high


def _bad_year(year: _Year) -> float:
    """The amount that the year's largest single loss passes in one year in twenty.

    Losses above an amount are Poisson too, so that the chance is exact: 1 - exp(-Σ rate × tail).
    """
    kinds = [kind for kind in zip(year.rates, year.medians, year.sigma, strict=True) if kind[0] > 0]

    def chance(amount: float) -> float:
        return -math.expm1(-sum(rate * _tail(amount, *cost) for rate, *cost in kinds))

    if chance(0.0) <= BAD_YEAR:
        return 0.0
    low, high = 0.0, 1e9
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if chance(middle) > BAD_YEAR else (low, middle)
    return high


def _tail(amount: float, median: float, sigma: float) -> float:
    """The chance that one such loss costs more than `amount` pounds."""
    if amount <= 0:
        return 1.0
    return math.erfc(math.log(amount / median) / (sigma * math.sqrt(2))) / 2
