"""What a re-check asks, and what its answers mean.

It asks only what could have changed: the questions behind steps that were marked done or promised,
then those whose answer has grown old. What is in place and was a gap, a promise or a tick before is
confirmed; what was in place and is not any more got worse. What was in place all along is neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator

from watchhouse.checkup import scoring
from watchhouse.checkup.models import (
    Answer,
    Check,
    How,
    PromiseState,
    Recheck,
    StepState,
)  # fmt: skip
from watchhouse.checkup.rhythm import rhythm
from watchhouse.foundation import clock

LONGEST = 200  # letters of the sentence on top of a step


@dataclass(frozen=True)
class Known:
    """What a business has told us: answers by question, when a measure was marked done, which were
    promised long enough ago to be kept, and when one was last confirmed by a re-check.
    """

    answers: Mapping[str, Answer]
    done: Mapping[str, datetime]
    promised: frozenset[str]
    rechecked: Mapping[str, datetime]

    def had(self, measure: str) -> bool:
        """Whether it was in place, by a mark or by every answer about it."""
        return measure in self.done or self._levels(measure, {}) == {1.0}

    def told_a_gap(self, measure: str) -> bool:
        """Whether an answer named a gap: not being sure is none."""
        levels = self._levels(measure, {})
        return bool(levels) and min(levels) < 1

    def has(self, measure: str, said: Mapping[str, str]) -> bool:
        """Whether it is in place by every answer, those of the re-check first."""
        return self._levels(measure, said, unsure=0.0) == {1.0}

    def _levels(
        self, measure: str, said: Mapping[str, str], *, unsure: float | None = None
    ) -> set[float]:
        options = {slug: answer.option for slug, answer in self.answers.items()} | dict(said)
        levels = (
            level_of(measure, slug, options[slug], unsure=unsure)
            for slug in behind(measure)
            if slug in options
        )
        return {level for level in levels if level is not None}


@dataclass(frozen=True)
class Outcome:
    """Measures confirmed; measures that got worse, each with the sentence that says so."""

    confirmed: tuple[str, ...]
    worse: Mapping[str, str]


def known(base: Check) -> Known:
    """What the business of a check has told. It may be prefetched for many: see `with_known`."""
    business = base.business
    assert business is not None  # noqa: S101 (re-checks are members')
    settled = old_enough(clock.today(), rhythm().done_before_weeks)
    rechecks = [c for c in business.confirmations.all() if c.how == How.RECHECK]
    return Known(
        answers={row.question: row for row in base.answers.all()},
        done={s.measure: s.at for s in business.steps.all() if s.state == StepState.DONE},
        promised=frozenset(
            p.measure
            for p in business.promises.all()
            if p.state == PromiseState.OPEN and p.made_at < settled
        ),
        rechecked={row.measure: row.at for row in rechecks if row.lapsed_at is None},
    )


WITH_KNOWN = (
    "answers", "business__steps", "business__promises", "business__confirmations",
)  # fmt: skip


def to_ask(known: Known, *, today: date) -> list[str]:
    """At most five questions, what was done or promised first, then the oldest answers."""
    settled = old_enough(today, rhythm().done_before_weeks)
    done = [m for m, at in known.done.items() if at < settled and _unconfirmed(m, known)]
    old = sorted((row.answered_at, slug) for slug, row in known.answers.items() if _old(row, today))
    asked = [*_all_behind([*done, *sorted(known.promised)]), *(slug for _, slug in old)]
    return list(dict.fromkeys(asked))[: rhythm().most_questions]


def midnight(day: date) -> datetime:
    """When the day begins in the region, also on the days the clocks change."""
    return timezone.make_aware(datetime.combine(day, time.min))


def old_enough(today: date, weeks: int) -> datetime:
    """What happened before this moment happened so many weeks ago, counted in the region's days."""
    return midnight(today - timedelta(weeks=weeks) + timedelta(days=1))


def left(recheck: Recheck) -> list[str]:
    """The questions still to be answered; one that left the bank meanwhile is not asked."""
    return [slug for slug in recheck.left if slug in scoring.questions()]


def outcome(known: Known, said: Mapping[str, str]) -> Outcome:
    """What the answers of a re-check confirm, and what they say got worse."""
    about = list(dict.fromkeys(m for slug in said for m in scoring.questions()[slug].gap))
    return Outcome(
        confirmed=tuple(m for m in about if _changed(m, known) and known.has(m, said)),
        worse={m: sentence for m in about if known.had(m) and (sentence := _worse(m, known, said))},
    )


def level_of(measure: str, question: str, option: str, *, unsure: float | None) -> float | None:
    """How surely an answer says that a measure is in place; not being sure is `unsure`."""
    asked = scoring.questions()[question]
    chosen = next((each for each in asked.option if each.slug == option), None)
    return chosen.gives.get(measure, 0.0) if chosen else unsure


def behind(measure: str) -> list[str]:
    """The questions that tell of a measure, in the bank's order."""
    return [slug for slug, question in scoring.questions().items() if measure in question.gap]


def _all_behind(measures: Iterable[str]) -> list[str]:
    return [slug for measure in measures for slug in behind(measure)]


def _unconfirmed(measure: str, known: Known) -> bool:
    seen = known.rechecked.get(measure)
    return seen is None or seen < known.done[measure]


def _old(row: Answer, today: date) -> bool:
    """Whether an answer that says something is in place was given too long ago."""
    question = scoring.questions().get(row.question)
    lasts = rhythm().lasts(row.question)
    if question is None or row.answered_at >= old_enough(today, lasts):
        return False
    levels = (level_of(m, row.question, row.option, unsure=0.0) for m in question.gap)
    return any(level == 1 for level in levels)


def _changed(measure: str, known: Known) -> bool:
    return measure in known.done or measure in known.promised or known.told_a_gap(measure)


def _worse(measure: str, known: Known, said: Mapping[str, str]) -> str:
    """The sentence, or "" when nothing said takes the measure back. Not being sure does not."""
    for slug in behind(measure):
        if slug in said and level_of(measure, slug, said[slug], unsure=1.0) != 1:
            return _sentence(measure, slug, said[slug], known)
    return ""


def _sentence(measure: str, question: str, option: str, known: Known) -> str:
    before = known.answers.get(question)
    at = known.done.get(measure) or (before.answered_at if before else clock.now())
    label = next(o.label for o in scoring.questions()[question].option if o.slug == option)
    now = f"Now you told us: “{label}”."
    if measure in known.done:
        return Truncator(f"In {_month(at)} you told us that this is done. {now}").chars(LONGEST)
    return Truncator(f"When you checked in {_month(at)} you had this. {now}").chars(LONGEST)


def _month(at: datetime) -> str:
    """“June”, with the year when it was not within the last eleven months."""
    long_ago = clock.now() - at > timedelta(days=330)
    return date_format(timezone.localtime(at), "F Y" if long_ago else "F")


def in_order(measures: Sequence[str]) -> list[str]:
    """Titles in the order of the bank."""
    return [scoring.title_of(slug) for slug in scoring.measures() if slug in measures]
