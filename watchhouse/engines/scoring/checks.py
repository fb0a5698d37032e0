"""What the schema alone cannot say: that the content files agree with each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from watchhouse.engines.scoring import branches
from watchhouse.engines.scoring.problem import UNSURE
from watchhouse.engines.scoring.schema import (
    Bank,
    Measure,
    Params,
    Question,
    Scenario,
    Sourced,
    When,
)

BANDS = ("solo", "micro", "small")
FEWEST_QUESTIONS = 30


def problems(params: Params) -> Iterator[str]:
    """Everything that is wrong, one sentence each, naming the file and the key."""
    trades = {trade.slug for trade in params.bank.trade}
    measures = {measure.slug for measure in params.measures}
    scenarios = {scenario.slug for scenario in params.scenarios}
    yield from _of_bank(params.bank)
    yield from _twice("scenarios.toml", (scenario.slug for scenario in params.scenarios))
    yield from _twice("measures.toml", (measure.slug for measure in params.measures))
    yield from _twice("questions.toml", (question.slug for question in params.questions))
    for scenario in params.scenarios:
        yield from _of_scenario(scenario, trades)
    for measure in params.measures:
        yield from _of_measure(measure, scenarios, trades)
    for question in params.questions:
        yield from _of_question(question, measures, trades)
    yield from branches.problems(params)
    if len(params.questions) < FEWEST_QUESTIONS:
        yield f"questions.toml: there are {len(params.questions)}, fewer than {FEWEST_QUESTIONS}."
    asked = {slug for question in params.questions for slug in question.gap}
    for slug in sorted(measures - asked):
        yield f"questions.toml: no question asks about the measure {slug}."


def _of_bank(bank: Bank) -> Iterator[str]:
    if tuple(band.slug for band in bank.band) != BANDS:
        yield f"bank.toml: band must be {', '.join(BANDS)}, in this order."
    if bank.default_band not in BANDS:
        yield f"bank.toml: default_band is {bank.default_band}, not one of {', '.join(BANDS)}."
    yield from _unsourced("bank.toml: hour", bank.hour)
    if bank.version not in {change.version for change in bank.change}:
        yield f"bank.toml: no change says what version {bank.version} brought."


def _of_scenario(scenario: Scenario, trades: set[str]) -> Iterator[str]:
    at = f"scenarios.toml: {scenario.slug}"
    yield from _unsourced(f"{at}.rate", scenario.rate)
    yield from _unsourced(f"{at}.cost", scenario.cost)
    yield from _when(at, scenario.when, trades)
    for name, figures in (("rate", scenario.rate), ("cost", scenario.cost)):
        if not all(figures.at(band) > 0 for band in BANDS):
            yield f"{at}.{name} must be more than nothing for every size."


def _of_measure(measure: Measure, scenarios: set[str], trades: set[str]) -> Iterator[str]:
    at = f"measures.toml: {measure.slug}"
    yield from _when(at, measure.when, trades)
    if not measure.removes:
        yield f"{at}.removes names no scenario."
    for slug, (low, likely, high) in measure.removes.items():
        if slug not in scenarios:
            yield f"{at}.removes names {slug}, which is not in scenarios.toml."
        if not low <= likely <= high:
            yield f"{at}.removes.{slug} must rise: low, likely, high."


def _of_question(question: Question, measures: set[str], trades: set[str]) -> Iterator[str]:
    at = f"questions.toml: {question.slug}"
    yield from _twice(at, (option.slug for option in question.option))
    yield from _when(at, question.when, trades)
    yield from _unknown(f"{at}.text_by_trade", question.text_by_trade, trades)
    yield from _unknown(f"{at}.gap", question.gap, measures)
    for slug, gap in question.gap.items():
        yield from _unsourced(f"{at}.gap.{slug}", gap)
    if (question.sets is None) != bool(question.gap):
        yield f"{at} must have either gap or sets."
    if question.sets == "size_band":
        yield from _unknown(f"{at}.option", (option.slug for option in question.option), BANDS)
    for option in question.option:
        leaves = any(option.gives.get(slug, 0.0) < 1 for slug in question.gap)
        yield from _unknown(f"{at}.{option.slug}.gives", option.gives, question.gap)
        if option.told_by:
            yield from _when(f"{at}.{option.slug}", option.told_by, trades)
        if option.slug == UNSURE:
            yield f"{at}.{UNSURE} is the engine's word; name the option otherwise."
        if leaves and not option.reason:
            yield f"{at}.{option.slug} leaves a gap and has no reason."


def _unsourced(at: str, figure: Sourced) -> Iterator[str]:
    if not (figure.source or figure.prior):
        yield f"{at} has neither a source nor prior = true."


def _when(at: str, when: When, trades: set[str]) -> Iterator[str]:
    yield from _unknown(f"{at}.when.bands", when.bands, BANDS)
    yield from _unknown(f"{at}.when.trades", when.trades, trades)


def _unknown(at: str, named: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    for slug in sorted(set(named) - set(known)):
        yield f"{at} names {slug}, which is not known."


def _twice(at: str, slugs: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for slug in slugs:
        if slug in seen:
            yield f"{at} has {slug} twice."
        seen.add(slug)
