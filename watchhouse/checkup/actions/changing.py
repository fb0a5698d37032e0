"""What changed between two looks at a domain: a step of the plan, and a word in the journal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format

from watchhouse.checkup import events, scoring, words
from watchhouse.checkup.actions.marking import add_step
from watchhouse.checkup.actions.whose import whose
from watchhouse.checkup.models import Domain, DomainReport, StepState
from watchhouse.foundation import journal

LONGEST_NAME = 60


@dataclass(frozen=True)
class Change:
    """One thing that is not what it was when it could last be checked (`since`)."""

    what: str
    reason: str
    worse: bool
    since: datetime


def changes(*, before: Iterable[DomainReport], now: DomainReport) -> list[Change]:
    """What got worse or better since it could last be checked; `before` is newest first.

    What could not be checked is no change, and what was never seen before is none either.
    """
    found = []
    last = _last_seen(before)
    for finding in now.findings:
        was = last.get(finding["what"])
        if was and {was[0], finding["standing"]} == {"good", "gap"}:
            worse = finding["standing"] == "gap"
            found.append(Change(finding["what"], finding["reason"], worse, was[1]))
    return found


def tell_changes(domain: Domain, *, before: Sequence[DomainReport], now: DomainReport) -> None:
    """Tell each change; what got worse comes to the top of the plan with the sentence why."""
    about = whose(domain.business, None)
    worse: dict[str, list[Change]] = defaultdict(list)
    better: dict[str, list[Change]] = defaultdict(list)
    for each in changes(before=before, now=now):
        kind = words.kinds().get(each.what)
        if each.worse:
            journal.tell(
                events.DomainWorse(domain_id=domain.pk, what=each.what, reason=each.reason, **about)
            )
        else:
            journal.tell(events.DomainBetter(domain_id=domain.pk, what=each.what, **about))
        if kind and kind.measure in scoring.measures():
            (worse if each.worse else better)[kind.measure].append(each)
    for measure, those in worse.items():
        add_step(domain.business, measure=measure, because=_worse(domain, those, now))
    for measure, those in better.items():
        if measure not in worse:
            _mended(domain, measure, those, now)


def _mended(domain: Domain, measure: str, those: list[Change], now: DomainReport) -> None:
    """A step that waits because of a domain says that it may be done; ticking it is the owner's."""
    waits = domain.business.steps.filter(
        measure=measure, state__in=(StepState.OPEN, StepState.HELP), because__contains=_name(domain)
    )
    if waits.exists():
        add_step(domain.business, measure=measure, because=_better(domain, those, now))


def _worse(domain: Domain, those: list[Change], now: DomainReport) -> str:
    since = min(each.since for each in those)
    said = f"{_those(those)} was right on {_day(since)} and is not on {_day(now.looked_at)}."
    return f"At {_name(domain)}, {said}"


def _better(domain: Domain, those: list[Change], now: DomainReport) -> str:
    said = f"{_those(those)} is right again since {_day(now.looked_at)}."
    return f"At {_name(domain)}, {said} If all is done, tick it off."


def _those(those: list[Change]) -> str:
    first = words.kinds()[those[0].what].short
    return f"{first} and {len(those) - 1} more" if len(those) > 1 else first


def _name(domain: Domain) -> str:
    shown = domain.shown
    return shown if len(shown) <= LONGEST_NAME else f"{shown[: LONGEST_NAME - 1]}…"


def _day(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "j F")


def _last_seen(before: Iterable[DomainReport]) -> dict[str, tuple[str, Any]]:
    """Kind → standing and day of the last look at which it could be checked."""
    last: dict[str, tuple[str, Any]] = {}
    for report in before:
        for finding in report.findings:
            if finding["standing"] != "could-not-check":
                last.setdefault(finding["what"], (finding["standing"], report.looked_at))
    return last
