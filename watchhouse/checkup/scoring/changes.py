"""What moved on a plan, and whose doing it was: ours, when we changed the bank, or the firm's.

A step that finds out and the one that does stand for one measure here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from watchhouse.checkup.models import Cause, Check, Result
from watchhouse.checkup.scoring.content import changed_since, title_of, version
from watchhouse.checkup.scoring.kept import Kept, replanned, to_keep
from watchhouse.checkup.scoring.sheet import Sheet

FIRST = 3


@dataclass(frozen=True)
class Moved:
    """Titles of measures: new on the plan, gone from it, and now among the first three."""

    new: tuple[str, ...]
    gone: tuple[str, ...]
    up: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.new or self.gone or self.up)


@dataclass(frozen=True)
class Changes:
    """`ours`: what our change of the bank moved with the same answers, and what it `says`; None
    while the check was made with the bank as it is. `own`: what the firm moved `since` that day.
    """

    ours: Moved | None
    says: tuple[str, ...]
    own: Moved
    since: datetime


def changes_of(check: Check, sheet: Sheet) -> Changes | None:
    """Compare the plan with the results that were kept. None for a check without a result.

    The plan is measured against the first result under the bank as it is; that one, when we made
    it, against the one before. While the worker has not made it, it is made here, not kept.
    """
    first = check.results.filter(bank_version=version()).order_by("pk").first()
    if first and first.cause == Cause.FIRM:
        return Changes(None, (), _moved(first.plan, to_keep(sheet)), first.made_at)
    older = check.results.exclude(bank_version=version()).order_by("-pk")
    before = (older.filter(pk__lt=first.pk) if first else older).first()
    if before is None:
        return None
    same_answers = first.plan if first else replanned([before.plan])[0]
    return Changes(
        ours=_moved(before.plan, same_answers),
        says=_says(before),
        own=_moved(same_answers, to_keep(sheet)),
        since=before.made_at,
    )


def _says(before: Result) -> tuple[str, ...]:
    told = changed_since(before.bank_version, at=before.made_at)
    return tuple(change.says for change in told)


def _moved(was: Kept, now: Kept) -> Moved:
    before, after = _measures(was), _measures(now)
    new = [measure for measure in after if measure not in before]
    gone = [measure for measure in before if measure not in after]
    up = [each for each in after[:FIRST] if each in before and each not in before[:FIRST]]
    return Moved(_titles(new), _titles(gone), _titles(up))


def _measures(kept: Kept) -> list[str]:
    return list(dict.fromkeys(step["measure"] for step in kept["steps"]))


def _titles(measures: Sequence[str]) -> tuple[str, ...]:
    return tuple(title_of(measure) for measure in measures)
