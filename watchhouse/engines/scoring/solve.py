"""The plan: which measure next takes most expected loss away for its time and money."""

from __future__ import annotations

import math
from dataclasses import replace

from watchhouse.engines.scoring import loss
from watchhouse.engines.scoring.facts import Facts, concerning, settle
from watchhouse.engines.scoring.problem import Firm
from watchhouse.engines.scoring.result import Plan, Removed, Step
from watchhouse.engines.scoring.schema import Measure, Params, Question
from watchhouse.engines.scoring.words import minutes_of, step_for


def plan(firm: Firm, params: Params) -> Plan:
    """Put every gap in order: greedily by worth, each step given that those before it are done.

    The same facts always give the same plan; equal worth is broken by the order of the measures
    in content. Raises BadFirm for a word that the bank does not know.
    """
    facts = settle(firm, params)
    measures = [measure for measure in params.measures if measure.slug in facts.presence]
    open_ = [measure for measure in measures if facts.presence[measure.slug] < 1]
    return Plan(
        bank=params.bank.version,
        size_band=facts.band,
        steps=_sequence(open_, facts, firm, params),
        done=tuple(measure.slug for measure in measures if facts.presence[measure.slug] == 1),
        outlook=loss.outlook(facts, params),
    )


def next_question(firm: Firm, params: Params) -> Question | None:
    """The open question worth most to know: whose answer can move the expected loss furthest.

    That is the standard deviation, in pounds a year, of the loss over "gap" and "no gap". A
    question that sets a fact is asked at its place in the file. None when nothing is open.
    """
    facts = settle(firm, params)
    asked = concerning(facts.band, firm, params)
    place = sum(question.slug in firm.answers for question in asked)
    still_open = [question for question in asked if question.slug not in firm.answers]
    for question in still_open:
        known = question.sets == "size_band" and firm.size_band is not None
        if question.sets and not known and asked.index(question) <= place:
            return question
    worth = [question for question in still_open if not question.sets]
    return max(worth, key=lambda question: _swing(question, facts, params), default=None)


def _sequence(open_: list[Measure], facts: Facts, firm: Firm, params: Params) -> tuple[Step, ...]:
    """Take the best, count it as done, look again; the earlier of two equals comes first."""
    steps: list[Step] = []
    while open_:
        losses = loss.by_scenario(facts, params)
        worths = [
            _gain(measure, losses, facts).likely / _effort(measure, facts, firm, params)
            for measure in open_
        ]
        place = worths.index(max(worths))
        best = open_.pop(place)
        gain = _gain(best, losses, facts)
        steps.append(step_for(best, facts, firm, removes=gain, worth=worths[place]))
        facts = replace(facts, presence={**facts.presence, best.slug: 1.0})
    return tuple(steps)


def _gain(measure: Measure, losses: dict[str, float], facts: Facts) -> Removed:
    """Pounds a year that go when the measure comes fully into place, with the priors' range."""
    present = facts.presence[measure.slug]
    low, likely, high = (
        sum(
            losses[slug] / (1 - shares[1] * present) * shares[of] * (1 - present)
            for slug, shares in measure.removes.items()
        )
        for of in range(3)
    )
    return Removed(low, likely, high)


def _effort(measure: Measure, facts: Facts, firm: Firm, params: Params) -> float:
    """Time and money in pounds, the way to find out included: what the step shows."""
    minutes = minutes_of(measure, facts, firm)
    return minutes * params.bank.hour.pounds / 60 + measure.cost_pounds


def _swing(question: Question, facts: Facts, params: Params) -> float:
    """How far the answer can move the expected loss, in pounds a year (a standard deviation)."""
    losses = loss.by_scenario(facts, params)
    swing = 0.0
    for measure in params.measures:
        gap = question.gap.get(measure.slug)
        if gap and measure.slug in facts.presence and facts.presence[measure.slug] < 1:
            chance = gap.at(facts.band)
            whole = _gain(measure, losses, facts).likely / (1 - facts.presence[measure.slug])
            swing += whole * math.sqrt(chance * (1 - chance))
    return swing
