"""Print what the check rests on: losses, measures and questions, as content/checkup has them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from watchhouse.engines.scoring.checks import BANDS
from watchhouse.engines.scoring.params import load
from watchhouse.engines.scoring.schema import (
    BySize,
    Measure,
    Option,
    Params,
    Question,
    Scenario,
    Sourced,
    Unsure,
    When,
)

CONTENT = Path(__file__).resolve().parent.parent / "content" / "checkup"
HEAD = """\
What a plan rests on: how often things go wrong and what they cost, what each measure takes away,
and what is asked. Advisers tune the figures in `content/checkup`; the engine's README says how
they are used. **Prior** marks our own estimate, which results are to revise; all else names its
source."""
SCENARIOS = """\
Losses a year for a firm with no protection at all, and the pounds one loss costs: the median, the
mean (the cost is lognormal with the sigma given) and how far the true rate may be off (nine times
in ten, as a factor)."""
MEASURES = """\
In the order that breaks ties. Shares are low, likely and high: what the measure takes away of a
loss when it is fully in place and nothing else is. “Rarer” measures cut how often, “cheaper” ones
how much. All shares are **priors**."""
QUESTIONS = """\
In the file's order. A gap is how many of 100 firms of a size are taken to lack the measure while
nobody told us. A share behind an answer says how surely the measure is in place."""


def page(note: str) -> str:
    """The whole page; `note` says by what it is printed."""
    params = load(CONTENT)
    names = {scenario.slug: scenario.title for scenario in params.scenarios}
    names |= {measure.slug: measure.title for measure in params.measures}
    parts = ["# Advice", note, HEAD, *_bank(params), "## Losses", SCENARIOS]
    parts += [_table(_losses(params.scenarios)), *_sources(params.scenarios)]
    parts += ["## Measures", MEASURES]
    parts += [part for measure in params.measures for part in _measure(measure, names)]
    parts += ["## Questions", QUESTIONS]
    parts += [part for question in params.questions for part in _question(question, names)]
    return "\n\n".join(parts) + "\n"


def _bank(params: Params) -> Iterator[str]:
    bank = params.bank
    yield f"- Version {bank.version}: {len(params.questions)} questions, {len(params.measures)} \
measures, {len(params.scenarios)} kinds of loss.\n- One check asks at most \
{bank.most_questions} questions.\n- An hour of the owner's time counts as \
£{bank.hour.pounds:g} ({_from(bank.hour)})."
    yield "What changed:"
    yield "\n".join(f"- {each.version} ({each.on}): {each.says}" for each in bank.change)


def _losses(scenarios: Iterable[Scenario]) -> Iterator[tuple[str, ...]]:
    yield "loss", "size", "a year", "factor", "median £", "mean £", "sigma", "source"
    for each in scenarios:
        for band in BANDS:
            median, sigma = each.cost.at(band), each.cost.sigma
            yield (
                each.title,
                band,
                f"{each.rate.at(band):g}",
                f"{each.rate.spread:g}",
                f"{median:,.0f}",
                f"{median * math.exp(sigma**2 / 2):,.0f}",
                f"{sigma:g}",
                f"rate: {_from(each.rate)}; cost: {_from(each.cost)}",
            )


def _sources(scenarios: Iterable[Scenario]) -> Iterator[str]:
    yield "Whom they can happen to:"
    yield "\n".join(f"- {each.title}: {_when(each.when)}" for each in scenarios)


def _measure(measure: Measure, names: Mapping[str, str]) -> Iterator[str]:
    yield f"### {measure.title}"
    facts = [
        f"`{measure.slug}`, {measure.minutes} minutes, £{measure.cost_pounds:g}",
        f"Who: {measure.who}",
        f"Why: {measure.why}",
        f"Source: [{measure.source.title}]({measure.source.url})",
        f"Concerns: {_when(measure.when)}",
    ]
    if measure.products:
        own = ", ".join(f"`{slug}`" for slug in measure.products)
        facts.append(f"Steps of their own: {own}")
    yield _list(facts)
    yield _table(_shares(measure, names))


def _shares(measure: Measure, names: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    yield "rarer" if measure.cuts == "count" else "cheaper", "low", "likely", "high"
    for slug, shares in measure.removes.items():
        yield names[slug], *(f"{share:.0%}" for share in shares)


def _question(question: Question, names: Mapping[str, str]) -> Iterator[str]:
    yield f"### {question.title}"
    sets = {"size_band": ["Sets the firm's size"], "fact": ["Sets a fact that others branch on"]}
    yield f"{question.text}"
    yield _list(
        [
            f"`{question.slug}`, asked of: {_when(question.when)}",
            *sets.get(question.sets or "", []),
            *(f"Gap in “{names[slug]}”: {_gap(gap)}" for slug, gap in question.gap.items()),
            *(_option(option, names, len(question.gap)) for option in question.option),
            _find_out(question.unsure),
        ]
    )


def _find_out(unsure: Unsure) -> str:
    return f"“{unsure.label}”: {unsure.title} ({unsure.minutes} minutes). {unsure.find_out}"


def _option(option: Option, names: Mapping[str, str], measures: int) -> str:
    gives = [
        f"{level:.0%}" if measures == 1 else f"{names[slug]} {level:.0%}"
        for slug, level in option.gives.items()
    ]
    told = [f"told by the profile: {_when(option.told_by)}"] if option.told_by else []
    return f"“{option.label}”" + "".join(f"; {part}" for part in (*gives, *told))


def _gap(gap: BySize) -> str:
    shares = ", ".join(f"{band} {gap.at(band):.0%}" for band in BANDS)
    return f"{shares} ({_from(gap)})"


def _from(figure: Sourced) -> str:
    return figure.source or "**prior**"


def _when(when: When) -> str:
    uses = [*when.trades, *when.products]
    parts = [f"size {_or(when.bands)}"] if when.bands else []
    parts += [f"trade or product {_or(uses)}"] if uses else []
    parts += [f"{slug} answered {_or(options)}" for slug, options in when.answers.items()]
    if not parts:
        return "every firm"
    untold = f" ({when.untold:.0%} as long as nobody told us)" if when.answers else ""
    return " and ".join(parts) + untold


def _or(slugs: Iterable[str]) -> str:
    return " or ".join(f"`{slug}`" for slug in slugs)


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _table(rows: Iterable[tuple[str, ...]]) -> str:
    head, *body = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join([head, "|" + "---|" * (head.count("|") - 1), *body])
