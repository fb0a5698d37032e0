"""What happens to the facts: somebody looks at a source, links are tried, staff are told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction

from watchhouse.dispatch import actions as dispatch
from watchhouse.foundation import clock, journal, region
from watchhouse.guidance import facts, links
from watchhouse.guidance.emails import alarms as emails
from watchhouse.guidance.events import FactChanged, FactChecked
from watchhouse.guidance.models import Alarm, FactCheck, LinkCheck
from watchhouse.people.models import Person

RIGHT = "guidance.edit"


@transaction.atomic
def still_right(slug: str, *, months: int, note: str, by: Person) -> FactCheck:
    """Somebody looked at the source today, and the fact stands as it is."""
    fact = facts.register()[slug]
    row = _add(slug, fact.values, fact.source_url, months=months, note=note, by=by)
    journal.tell(FactChecked(fact=slug, by_id=by.pk))
    return row


@transaction.atomic
def change(
    slug: str, *, values: Mapping[str, str | int], source_url: str, months: int, note: str,
    by: Person,
) -> FactCheck:  # fmt: skip
    """The source says something else now. Other keys than the fact's own are left out."""
    fact = facts.register()[slug]
    found = {key: values.get(key, was) for key, was in fact.values.items()}
    row = _add(slug, found, source_url, months=months, note=note, by=by, changed=True)
    journal.tell(FactChanged(fact=slug, by_id=by.pk))
    return row


@transaction.atomic
def note_links(seen: Mapping[str, links.Seen], *, listed: Iterable[str]) -> None:
    """Write down how links answered today. When nobody at all answered, it was our own network:
    that is written down, and held against no link. Links that left the register are forgotten.
    """
    today = clock.today()
    LinkCheck.objects.exclude(url__in=list(listed)).delete()
    ours = not any(each.status for each in seen.values())
    for url, answer in sorted(seen.items()):
        row, _ = LinkCheck.objects.select_for_update(of=("self",)).get_or_create(url=url)
        row.tried_on = today
        if not ours:
            links.judge(row, answer, on=today)
        row.save()


@transaction.atomic
def sound_alarms() -> int:
    """Tell staff of what went stale or broke since they were told last, in one letter a day.

    Returns how many things it names: each once, until it was mended and happens again.
    """
    today = clock.today()
    new = [each for each in _alarms(today) if _is_new(each)]
    stale = [each.about for each in new if each.kind == "stale"]
    broken = [each.about for each in new if each.kind == "broken"]
    if new:
        told = Person.objects.with_right(RIGHT).order_by("pk")
        letters = [emails.alarm(person, stale, broken, on=today) for person in told]
        dispatch.post(*letters)
    return len(new)


def _add(
    slug: str, values: Mapping[str, str | int], source_url: str, *, months: int, note: str,
    by: Person, changed: bool = False,
) -> FactCheck:  # fmt: skip
    row = FactCheck.objects.create(
        slug=slug, values=dict(values), source_url=source_url, changed=changed, note=note,
        review_by=clock.months_on(clock.today(), months), by=by,
        by_name=(by.name or region.current().centre)[:120],  # never an address
    )  # fmt: skip
    facts.forget()
    return row


def _alarms(on: date) -> Iterable[Alarm]:
    for slug in facts.stale(on):
        yield Alarm(kind="stale", about=slug, since=facts.register()[slug].review_by)
    for row in LinkCheck.objects.broken():
        yield Alarm(kind="broken", about=row.url, since=row.failing_since or on)


def _is_new(alarm: Alarm) -> bool:
    _, new = Alarm.objects.get_or_create(kind=alarm.kind, about=alarm.about, since=alarm.since)
    return new
