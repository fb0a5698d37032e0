"""What is wrong with the branches: conditions that name nothing, turn in a circle or never hold."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import product

from watchhouse.engines.scoring.schema import Option, Params, Question, When

Firms = frozenset[tuple[str, str]]
Asked = Mapping[str, Question]


def problems(params: Params) -> Iterator[str]:
    """Everything wrong with `when` and `told_by`, one sentence each.

    What branches, branches on facts, so that no protection can make a thing concern a firm. A
    question branches only on those before it in the file, so that no circle can arise.
    """
    asked: dict[str, Question] = {}
    for question in params.questions:
        at = f"questions.toml: {question.slug}"
        yield from _of(at, question.when, asked)
        for option in question.option:
            yield from _of(f"{at}.{option.slug}", _told_by(option), asked)
        asked[question.slug] = question
    for measure in params.measures:
        yield from _of(f"measures.toml: {measure.slug}", measure.when, asked)
    for scenario in params.scenarios:
        yield from _of(f"scenarios.toml: {scenario.slug}", scenario.when, asked)
    yield from _never_asked(params)


def _told_by(option: Option) -> When:
    return option.told_by or When()


def _of(at: str, when: When, asked: Asked) -> Iterator[str]:
    for slug, options in when.answers.items():
        if slug not in asked:
            yield f"{at}: answers names {slug}, which is no question, or none before this one."
            continue
        if asked[slug].sets != "fact":
            yield f"{at}: answers names {slug}, which sets no fact."
        known = {option.slug for option in asked[slug].option}
        for option in sorted(set(options) - known):
            yield f"{at}: answers.{slug} names {option}, which is no option of it."
        if not options:
            yield f"{at}: answers.{slug} names no option."


def _never_asked(params: Params) -> Iterator[str]:
    """The questions that no firm of any size and trade can come to."""
    every = frozenset(
        product(
            (band.slug for band in params.bank.band),
            (trade.slug for trade in params.bank.trade),
        )
    )
    reached: dict[str, Firms] = {}
    for question in params.questions:
        reached[question.slug] = _firms(question.when, every, reached)
        if not reached[question.slug]:
            yield f"questions.toml: {question.slug} can never be asked: no firm comes to it."


def _firms(when: When, every: Firms, reached: Mapping[str, Firms]) -> Firms:
    """Size and trade of the firms that such a condition lets through."""
    ways: list[Collection[tuple[str, str]]] = [reached.get(slug, every) for slug in when.answers]
    return frozenset(
        (band, trade)
        for band, trade in every.intersection(*ways)
        if not when.bands or band in when.bands
        if when.products or not when.trades or trade in when.trades
    )
