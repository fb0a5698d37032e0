"""What happened with a business, from the journal, in words: content/desk/timeline.toml."""

from __future__ import annotations

import functools
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from watchhouse.checkup import scoring
from watchhouse.foundation.models import Entry
from watchhouse.guidance.series import by_slug
from watchhouse.members.models import Business
from watchhouse.people.models import Person

LATEST = 50


@dataclass(frozen=True)
class Moment:
    """One line: when, what, and who did it when somebody did."""

    at: datetime
    says: str
    by: str = ""


def of(business: Business, *, with_cases: bool) -> Sequence[Moment]:
    """The latest entries, newest first. Without the right to cases nothing of them is here."""
    entries = Entry.objects.filter(business_id=business.pk).order_by("-told_at", "-pk")
    if not with_cases:
        entries = entries.exclude(kind__startswith="urgent.")
    latest = list(entries[:LATEST])
    people = Person.objects.in_bulk({entry.by_id for entry in latest if entry.by_id})
    return [
        Moment(entry.told_at, says(entry), str(people.get(entry.by_id or 0, "")))
        for entry in latest
    ]


def says(entry: Entry) -> str:
    """The sentence of an entry; one whose kind is not in the list is named by its kind."""
    facts = dict(entry.facts)
    if measure := facts.get("measure"):
        facts["measure"] = scoring.title_of(measure)
    if step := by_slug().get(facts.get("step", "")):
        facts["little_step"] = step.title
    if answer := facts.get("answer"):
        facts["answer"] = words()["answers"].get(answer, answer)
    sentence = words()["says"].get(entry.kind, f"{entry.kind}.")
    return sentence.format_map(defaultdict(lambda: "…", facts))


@functools.cache
def words() -> Mapping[str, Mapping[str, str]]:
    """The sentences by kind, and the words for answers."""
    path = settings.CONTENT_DIR / "desk" / "timeline.toml"
    tables: Mapping[str, Mapping[str, str]] = tomllib.loads(path.read_text("utf-8"))
    return tables
