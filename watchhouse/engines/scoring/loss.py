"""Expected loss: how often, how dear, and how much of it the firm's measures take away."""

from __future__ import annotations

import math
from collections.abc import Mapping

from watchhouse.engines.scoring.facts import Facts
from watchhouse.engines.scoring.result import Outlook, ScenarioLoss
from watchhouse.engines.scoring.schema import Cost, Measure, Params, Scenario

NINE_IN_TEN = 1.6449  # standard normal: 5 % lie above, 5 % below minus this
BAD_YEAR = 0.05


def mean_cost(cost: Cost, band: str) -> float:
    """The mean of the lognormal cost of one loss, in pounds."""
    return cost.at(band) * math.exp(cost.sigma**2 / 2)


def share(measure: Measure, scenario: Scenario) -> float:
    """The likely share of the scenario's risk that the measure removes when fully in place."""
    return measure.removes.get(scenario.slug, (0.0, 0.0, 0.0))[1]


def by_scenario(facts: Facts, params: Params) -> dict[str, float]:
    """Pounds a year per scenario: rate × mean cost × what the measures leave of it."""
    return {
        scenario.slug: _rate(scenario, facts, params)
        * mean_cost(scenario.cost, facts.band)
        * _left(scenario, facts.presence, params, "cost")
        for scenario in params.scenarios
    }


def outlook(facts: Facts, params: Params) -> Outlook:
    """The year ahead: the average and its range, a bad year, the chance of no loss at all."""
    losses = by_scenario(facts, params)
    rates = {scenario.slug: _rate(scenario, facts, params) for scenario in params.scenarios}
    low, high = _range(losses, params)
    return Outlook(
        expected=sum(losses.values()),
        low=low,
        high=high,
        bad_year=_bad_year(rates, facts, params),
        no_loss=math.exp(-sum(rates.values())),
        scenarios=tuple(
            ScenarioLoss(scenario.slug, scenario.title, rates[scenario.slug], losses[scenario.slug])
            for scenario in params.scenarios
        ),
    )


def _rate(scenario: Scenario, facts: Facts, params: Params) -> float:
    """Losses a year, given the measures that make the loss rarer."""
    concerns = scenario.when.weight(facts.band, facts.trade, facts.products, facts.answers)
    left = _left(scenario, facts.presence, params, "count")
    return concerns * scenario.rate.at(facts.band) * left


def _left(scenario: Scenario, presence: Mapping[str, float], params: Params, cuts: str) -> float:
    """The share of the risk that is left; overlapping measures count once, by the product."""
    return math.prod(
        1 - share(measure, scenario) * presence.get(measure.slug, 0.0)
        for measure in params.measures
        if measure.cuts == cuts
    )


def _range(losses: Mapping[str, float], params: Params) -> tuple[float, float]:
    """Where the average lies nine times in ten, given how little we know of the rates.

    Each scenario's loss is lognormal around its mean with the spread of its rate; their sum is
    taken as lognormal with the same mean and variance (Fenton and Wilkinson).
    """
    total = sum(losses.values())
    if total == 0:
        return 0.0, 0.0
    variance = sum(
        losses[scenario.slug] ** 2 * math.expm1((math.log(scenario.rate.spread) / NINE_IN_TEN) ** 2)
        for scenario in params.scenarios
    )
    sigma = math.sqrt(math.log1p(variance / total**2))
    middle = total * math.exp(-(sigma**2) / 2)
    return middle * math.exp(-NINE_IN_TEN * sigma), middle * math.exp(NINE_IN_TEN * sigma)


def _bad_year(rates: Mapping[str, float], facts: Facts, params: Params) -> float:
    """The amount that the year's largest single loss passes in one year in twenty.

    Losses above an amount are Poisson too, so that the chance is exact: 1 - exp(-Σ rate × tail).
    """

    def chance(amount: float) -> float:
        above = sum(
            rates[scenario.slug] * _tail(amount, scenario, facts, params)
            for scenario in params.scenarios
        )
        return -math.expm1(-above)

    if chance(0.0) <= BAD_YEAR:
        return 0.0
    low, high = 0.0, 1e9
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if chance(middle) > BAD_YEAR else (low, middle)
    return high


def _tail(amount: float, scenario: Scenario, facts: Facts, params: Params) -> float:
    """The chance that one such loss costs more than `amount` pounds."""
    if amount <= 0:
        return 1.0
    median = scenario.cost.at(facts.band) * _left(scenario, facts.presence, params, "cost")
    return math.erfc(math.log(amount / median) / (scenario.cost.sigma * math.sqrt(2))) / 2
