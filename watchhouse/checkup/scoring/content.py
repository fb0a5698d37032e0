"""The bank as the room uses it: questions and measures by their slugs, and their words."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from watchhouse.checkup.models import Check
from watchhouse.engines.scoring import params, problem
from watchhouse.engines.scoring.schema import Change, Measure, Params, Question

UNSURE = problem.UNSURE


@functools.cache
def bank() -> Params:
    """Questions and measures from content/checkup; raises ContentError when they are wrong."""
    return params.load(settings.CONTENT_DIR / "checkup")


def version() -> str:
    """The version of the bank, which every result keeps."""
    return bank().bank.version


@functools.cache
def questions() -> Mapping[str, Question]:
    """Every question of the bank by its slug."""
    return {question.slug: question for question in bank().questions}


@functools.cache
def measures() -> Mapping[str, Measure]:
    """Every measure of the bank by its slug."""
    return {measure.slug: measure for measure in bank().measures}


def options(question: Question) -> set[str]:
    """What may be answered to a question."""
    return {UNSURE, *(option.slug for option in question.option)}


def text_for(question: Question, check: Check) -> str:
    """The question in the words of the firm's trade."""
    trade = check.business.trade if check.business else ""
    return question.text_by_trade.get(trade, question.text)


def title_of(measure: str) -> str:
    """What a measure is called; one that left the bank keeps its slug in plain words."""
    known = measures().get(measure)
    return known.title if known else in_plain_words(measure)


def in_plain_words(slug: str) -> str:
    """`card-payments` → `Card payments`, for what left the bank and took its words along."""
    return slug.replace("-", " ").capitalize()


def lapsed(question: str, option: str) -> list[str]:
    """The measures that this answer says are not (or not wholly) in place."""
    asked_now = questions()[question]
    chosen = next((each for each in asked_now.option if each.slug == option), None)
    return [slug for slug in asked_now.gap if chosen and chosen.gives.get(slug, 0) < 1]


def changed_since(was: str, *, at: datetime) -> list[Change]:
    """What the bank says of its changes after the version `was`, which was used `at` that time;
    the earliest first. A version it does not know any more is placed by its date. Of
    one day the file has the latest first.
    """
    earliest_first = bank().bank.change[::-1]
    told = sorted(earliest_first, key=lambda change: change.on)
    known = [number for number, change in enumerate(told) if change.version == was]
    if known:
        return told[known[-1] + 1 :]
    return [change for change in told if change.on > timezone.localdate(at)]
