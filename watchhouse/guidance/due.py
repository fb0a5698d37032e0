"""To whom a little step is due, and what comes next for each. A bounded number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from watchhouse.guidance.models import (
    Doing,
    SettledMeasure,
    StepLetter,
    Subscription,
    SubscriptionState,
)
from watchhouse.guidance.series import LittleStep, by_slug, series
from watchhouse.members.models import Use


class What(Enum):
    """What is sent: a step, whether to stop, that it was the last one, or nothing any more."""

    STEP = "step"
    ASK = "ask"
    LAST = "last"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Next:
    """What comes next for somebody. `row` is there when the step went to them before; `done` are
    the little steps that they or their business said they did.
    """

    subscription: Subscription
    what: What
    done: Sequence[LittleStep] = ()
    step: LittleStep | None = None
    row: StepLetter | None = None
    number: int = 0
    left: int = 0


@dataclass
class _Known:
    """What a business said, uses and has settled; of a stranger, what that one said."""

    letters: dict[str, StepLetter]
    said: set[str]
    did: set[str]
    measures: set[str]
    guides: set[str]
    uses: set[str]


def of(subscriptions: Sequence[Subscription]) -> list[Next]:
    """What comes next for each of these."""
    known = _known(subscriptions)
    return [_next(each, known[each.pk]) for each in subscriptions]


def _next(subscription: Subscription, known: _Known) -> Next:
    done = [step for slug, step in by_slug().items() if slug in known.did]
    if subscription.state == SubscriptionState.ASKED:
        return Next(subscription, What.NOTHING, done)
    wanted = [step for step in series().step if _fits(step, subscription, known)]
    times = series().rhythm.times
    left = [step for step in wanted if _times(step, known.letters) < times]
    if not left:
        return Next(subscription, What.LAST, done)
    if subscription.unanswered >= series().rhythm.ask_after:
        return Next(subscription, What.ASK, done)
    step = left[0]
    return Next(
        subscription, What.STEP, done, step, known.letters.get(step.slug), len(done) + 1, len(left)
    )


def _fits(step: LittleStep, subscription: Subscription, known: _Known) -> bool:
    """Whether it is for them, nobody has said anything of it, and the plan has not settled it."""
    business = subscription.business
    return (
        step.is_for(trade=business.trade if business else "", uses=known.uses)
        and step.slug not in known.said
        and not (step.measure and step.measure in known.measures)
        and not (step.guide and step.guide in known.guides)
    )


def _times(step: LittleStep, letters: Mapping[str, StepLetter]) -> int:
    row = letters.get(step.slug)
    return row.times if row else 0


def _known(subscriptions: Sequence[Subscription]) -> Mapping[int, _Known]:
    businesses = {each.business_id for each in subscriptions if each.business_id}
    mine = StepLetter.objects.filter(subscription__in=subscriptions)
    letters: dict[int, dict[str, StepLetter]] = defaultdict(dict)
    said: dict[int, list[StepLetter]] = defaultdict(list)
    for row in mine:
        letters[row.subscription_id][row.step] = row
        said[row.subscription_id] += [row] if row.says else []
    colleagues: dict[int, list[StepLetter]] = defaultdict(list)
    theirs = StepLetter.objects.filter(subscription__business__in=businesses).exclude(says="")
    for row in theirs.select_related("subscription"):
        colleagues[row.subscription.business_id or 0].append(row)
    measures = _sets(
        SettledMeasure.objects.filter(business__in=businesses).values_list("business", "measure")
    )
    guides = _sets(Doing.objects.filter(business__in=businesses).values_list(
        "business", "guide__slug"
    ))  # fmt: skip
    uses = _sets(Use.objects.filter(business__in=businesses).values_list("business", "product"))
    found = {}
    for each in subscriptions:
        number = each.business_id or 0
        rows = [*said[each.pk], *colleagues[number]]
        found[each.pk] = _Known(
            letters[each.pk], {row.step for row in rows},
            {row.step for row in rows if row.says == "done"},
            measures[number], guides[number], uses[number],
        )  # fmt: skip
    return found


def _sets(pairs: Iterable[tuple[int, str]]) -> defaultdict[int, set[str]]:
    found: defaultdict[int, set[str]] = defaultdict(set)
    for number, word in pairs:
        found[number].add(word)
    return found
