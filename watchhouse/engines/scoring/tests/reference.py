"""The plan once more, slowly and in plain Python: what the arrays must agree with."""

from __future__ import annotations

import math
from collections.abc import Mapping

from watchhouse.engines.scoring.facts import Facts, settle
from watchhouse.engines.scoring.problem import UNSURE, Firm
from watchhouse.engines.scoring.schema import Measure, Params


def plan(firm: Firm, params: Params) -> list[tuple[str, str]]:
    """The steps as (kind, measure): try every candidate, take the best, look again."""
    facts = settle(firm, params)
    presence = dict(facts.presence)
    left = [
        measure
        for measure in params.measures
        if measure.slug in presence
        if presence[measure.slug] < 1 or facts.is_open(measure.slug)
    ]
    found: set[str] = set()
    steps = []
    while left:
        tried = [_candidate(measure, presence, facts, found, params) for measure in left]
        most = max(worth for worth, _ in tried)
        at = next(place for place, (worth, _) in enumerate(tried) if worth >= most * (1 - 1e-9))
        measure, kind = left[at], tried[at][1]
        steps.append((kind, measure.slug))
        if kind == "find-out":
            found.add(facts.told_by[measure.slug].slug)
        else:
            presence[measure.slug] = 1.0
            left.remove(measure)
    return steps


def expected(presence: Mapping[str, float], facts: Facts, params: Params) -> float:
    """Pounds a year: rate × mean cost × what each measure leaves, over the scenarios."""
    return sum(
        facts.weight(scenario.when)
        * scenario.rate.at(facts.band)
        * scenario.cost.at(facts.band)
        * math.exp(scenario.cost.sigma**2 / 2)
        * math.prod(
            1 - measure.removes.get(scenario.slug, (0, 0, 0))[1] * presence.get(measure.slug, 0)
            for measure in params.measures
        )
        for scenario in params.scenarios
    )


def _candidate(
    measure: Measure,
    presence: Mapping[str, float],
    facts: Facts,
    found: set[str],
    params: Params,
) -> tuple[float, str]:
    """Its worth and its kind: the better of doing it at once and finding out first."""
    slug, question = measure.slug, facts.told_by[measure.slug]
    minute = params.bank.hour.pounds / 60
    effort = measure.minutes * minute + measure.cost_pounds
    without = expected({**presence, slug: 0.0}, facts, params)
    whole = without - expected({**presence, slug: 1.0}, facts, params)
    gap = 1 - presence[slug]
    if facts.answers.get(question.slug) != UNSURE:
        return gap * whole / effort, "do"
    if question.slug in found:
        return whole / effort, "do"
    finding = question.unsure.minutes * minute + gap * effort
    if finding < effort * (1 - 1e-9):
        return gap * whole / finding, "find-out"
    return gap * whole / effort, "do"
