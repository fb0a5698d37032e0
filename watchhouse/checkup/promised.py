"""What a business keeps up: its promises, what it may show, what is confirmed, the next look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from watchhouse.checkup import again, scoring
from watchhouse.checkup.models import Check, Confirmation, How, Promise, Recheck, StepState
from watchhouse.checkup.rhythm import rhythm
from watchhouse.foundation import clock
from watchhouse.members.models import Business


@dataclass(frozen=True)
class Promised:
    """An open promise, as a page shows it."""

    promise: Promise
    title: str


@dataclass(frozen=True)
class Done:
    """A step that was marked done, and how it was confirmed: "" when nobody has yet."""

    measure: str
    title: str
    at: datetime
    how: str


@dataclass(frozen=True)
class Keeping:
    """All of it. `recheck` is under way; `recheck_due`: the last check is old enough for one."""

    promises: Sequence[Promised]
    done: Sequence[Done]
    recheck: Recheck | None
    recheck_due: bool

    @property
    def overdue(self) -> Sequence[Promised]:
        """Those whose day has passed."""
        return [each for each in self.promises if each.promise.overdue]

    @property
    def to_show(self) -> Sequence[Done]:
        """Done, they say, and nothing confirms it yet."""
        return [each for each in self.done if not each.how]

    @property
    def confirmed(self) -> Sequence[Done]:
        return [each for each in self.done if each.how]

    @property
    def minutes(self) -> int:
        """What a re-check takes."""
        return rhythm().minutes


def of(business: Business) -> Keeping:
    """Ask for all of it; at most ten queries."""
    standing = list(business.confirmations.standing().select_related("by"))
    steps = business.steps.filter(state=StepState.DONE).order_by("-at", "-pk")
    under_way = business.rechecks.under_way().select_related("base").first()
    return Keeping(
        promises=[
            Promised(each, scoring.title_of(each.measure)) for each in business.promises.open()
        ],
        done=[
            Done(
                each.measure, scoring.title_of(each.measure), each.at, _how(each.measure, standing)
            )
            for each in steps
        ],
        recheck=under_way if under_way and again.left(under_way) else None,
        recheck_due=not under_way and _is_due(business),
    )


def _how(measure: str, standing: Sequence[Confirmation]) -> str:
    """Every way in which it was confirmed, in words; an adviser with their name."""
    ways = [each for each in standing if each.measure == measure]
    return ", ".join(
        f"{each.get_how_display()} ({each.by})"
        if each.how == How.ADVISER and each.by
        else each.get_how_display()
        for each in ways
    )


def _is_due(business: Business) -> bool:
    """Whether the last check is old, no whole check is under way, and there is something to ask."""
    base = Check.objects.plan_of(business)
    if base is None or base.completed_at is None:
        return False
    after = min(rhythm().offer_after_weeks)
    if base.completed_at >= again.old_enough(clock.today(), after):
        return False
    if business.checks.filter(completed_at=None, started_at__gt=base.started_at).exists():
        return False
    return bool(again.to_ask(again.known(base), today=clock.today()))
