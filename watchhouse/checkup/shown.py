"""What a look at a domain found, in the words of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from watchhouse.checkup import words
from watchhouse.checkup.actions.changing import Change, changes
from watchhouse.checkup.models import Domain, DomainReport, DomainState
from watchhouse.members.models import Business

HEADINGS = {"mail": "Your e-mail", "web": "Your website"}
TAGS = {
    "good": ("good", "In order"),
    "gap": ("warn", "To mend"),
    "could-not-check": ("none", "Not checked"),
}


@dataclass(frozen=True)
class Row:
    """One finding. `worse_since` and `better_since` are days of the last look before a change."""

    title: str
    group: str
    standing: str
    tag: tuple[str, str]
    says: str
    do: str
    minutes: int
    evidence: str
    worse_since: datetime | None
    better_since: datetime | None


@dataclass(frozen=True)
class Line:
    """One domain in a list: how many things are to mend, and which (their titles)."""

    domain: Domain
    report: DomainReport | None
    gaps: Sequence[str]
    good: int


def rows(domain: Domain, reports: Sequence[DomainReport]) -> list[tuple[str, list[Row]]]:
    """The newest report's findings by heading; `reports` are newest first."""
    if not reports:
        return []
    changed = {each.what: each for each in changes(before=reports[1:], now=reports[0])}
    found = [_row(domain, each, changed.get(each["what"])) for each in reports[0].findings]
    known = [row for row in found if row]
    return [(HEADINGS[key], list(group)) for key, group in groupby(known, lambda row: row.group)]


def lines(business: Business) -> list[Line]:
    """A business's domains, each with its newest report. Two queries, however many there are."""
    found = list(Domain.objects.of(business))
    newest: dict[int, DomainReport] = {}
    for report in DomainReport.objects.newest_of(found):
        newest[report.domain_id] = report
    return [_line(each, newest.get(each.pk)) for each in found]


def on_plan(business: Business | None) -> list[Line]:
    """The domains that say something about the plan: those looked at, with things to mend."""
    found = lines(business) if business else []
    return [line for line in found if line.gaps and line.domain.state == DomainState.PROVEN]


def _line(domain: Domain, report: DomainReport | None) -> Line:
    findings = report.findings if report else []
    gaps = [each["what"] for each in findings if each["standing"] == "gap"]
    titles = [words.kinds()[what].title for what in gaps if what in words.kinds()]
    return Line(domain, report, titles, sum(each["standing"] == "good" for each in findings))


def _row(domain: Domain, finding: dict[str, Any], change: Change | None) -> Row | None:
    """None for what our texts do not know any more."""
    kind, reason = words.kinds().get(finding["what"]), words.reasons().get(finding["reason"])
    if kind is None or reason is None:
        return None
    facts = _Facts(finding["facts"], domain=domain.shown)
    return Row(
        title=kind.title,
        group=kind.group,
        standing=reason.standing,
        tag=TAGS[reason.standing],
        says=reason.says.format_map(facts),
        do=reason.do.format_map(facts),
        minutes=reason.minutes,
        evidence=finding["evidence"],
        worse_since=change.since if change and change.worse else None,
        better_since=change.since if change and not change.worse else None,
    )


class _Facts(dict[str, str]):
    """What was seen, for the sentence; a fact that an old report lacks is left out of it."""

    def __missing__(self, key: str) -> str:
        return "…"
