"""Read a feed and store what is new or changed: all of it in one transaction, or nothing."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from watchhouse.foundation import clock, journal
from watchhouse.threats import matching
from watchhouse.threats.events import FeedPulled
from watchhouse.threats.feeds import kev
from watchhouse.threats.feeds.fetch import Fetched, fetch
from watchhouse.threats.feeds.problem import FeedProblem
from watchhouse.threats.models import Advisory, AdvisoryProduct, AdvisoryState, Feed

log = logging.getLogger(__name__)
FACTS = (
    "digest", "vendor", "product", "name", "summary", "required_action", "notes", "date_added",
    "due_on", "ransomware",
)  # fmt: skip
UNTOUCHED = (AdvisoryState.NEW, AdvisoryState.HISTORY, AdvisoryState.PUT_ASIDE)
BATCH = 500
# Of the first list ever read, only what was listed this lately is news: the rest is history.
FRESH = timedelta(days=14)


@dataclass(frozen=True)
class Pulled:
    """How many entries were what. `left_out` names each rejected one and says why."""

    new: int
    changed: int
    unchanged: int
    rejected: int
    left_out: tuple[kev.Rejected, ...] = ()


def pull(source: str = kev.ADDRESS) -> Pulled:
    """Read CISA's list from an address or a file and store it.

    Raises FeedProblem; the last good state then stays, and the problem is noted for the desk.
    """
    feed, _ = Feed.objects.get_or_create(slug=kev.SOURCE)
    known = feed.address == source
    try:
        fetched = fetch(
            source, etag=feed.etag if known else "", modified=feed.modified if known else ""
        )
        if fetched.raw is None:
            return _nothing_new(feed)
        reading = kev.read(fetched.raw, name=source, today=clock.today())
        return _store(reading, source, fetched)
    except FeedProblem as problem:
        Feed.objects.filter(pk=feed.pk).update(
            last_tried_at=clock.now(), last_problem=problem.sentence[:500]
        )
        raise


@transaction.atomic
def _nothing_new(feed: Feed) -> Pulled:
    now, held = clock.now(), Advisory.objects.filter(source=feed.slug).count()
    Feed.objects.filter(pk=feed.pk).update(last_good_at=now, last_tried_at=now, last_problem="")
    return Pulled(0, 0, held, 0)


@transaction.atomic
def _store(reading: kev.Reading, source: str, fetched: Fetched) -> Pulled:
    feed = Feed.objects.select_for_update().get(slug=kev.SOURCE)
    held = Advisory.objects.filter(source=kev.SOURCE)
    digests = dict(held.values_list("external_id", "digest"))
    _check_not_behind(feed, reading, source, bool(digests))
    new = [each for each in reading.entries if each.cve not in digests]
    changed = [
        each for each in reading.entries if digests.get(each.cve, each.digest) != each.digest
    ]
    recent = clock.today() - FRESH if feed.last_good_at is None else date.min
    _add(new, recent=recent)
    _change({each.cve: each for each in changed})
    for each in reading.rejected:
        log.warning("%s: %s left out: %s", source, each.which, each.reason)
    pulled = Pulled(
        len(new), len(changed), len(reading.entries) - len(new) - len(changed),
        len(reading.rejected), reading.rejected,
    )  # fmt: skip
    _note_good(feed, reading, source, fetched)
    journal.tell(
        FeedPulled(
            feed=kev.SOURCE, new=pulled.new, changed=pulled.changed,
            unchanged=pulled.unchanged, rejected=pulled.rejected,
        )
    )  # fmt: skip
    return pulled


def _check_not_behind(feed: Feed, reading: kev.Reading, source: str, held: bool) -> None:
    if held and not reading.entries:
        raise FeedProblem(source, "it has no entries, though we hold some.")
    if feed.released_at and reading.released_at < feed.released_at:
        ours = f"{feed.released_at:%-d %B %Y}"
        raise FeedProblem(
            source, f"it is of {reading.released_at:%-d %B %Y}, older than what we hold ({ours})."
        )


def _add(entries: list[kev.Entry], *, recent: date) -> None:
    """Store them: what was listed since `recent` waits for an analyst, the rest is history."""
    rows = [
        Advisory(
            source=kev.SOURCE, external_id=each.cve, slug=each.cve.lower(),
            state=AdvisoryState.NEW if each.date_added >= recent else AdvisoryState.HISTORY,
            **_facts(each),
        )
        for each in entries
    ]  # fmt: skip
    Advisory.objects.bulk_create(rows, batch_size=BATCH)
    AdvisoryProduct.objects.bulk_create(matching.products_for(rows), batch_size=BATCH)


def _change(entries: dict[str, kev.Entry]) -> None:
    """Bring the facts up to date. What an analyst wrote or ticked is never touched."""
    rows = list(Advisory.objects.filter(source=kev.SOURCE, external_id__in=entries))
    for row in rows:
        row.changed_at = clock.now()
        for field, value in _facts(entries[row.external_id]).items():
            setattr(row, field, value)
    Advisory.objects.bulk_update(rows, [*FACTS, "changed_at"], batch_size=BATCH)
    again = [row for row in rows if row.state in UNTOUCHED]
    AdvisoryProduct.objects.filter(advisory__in=again).delete()
    AdvisoryProduct.objects.bulk_create(matching.products_for(again), batch_size=BATCH)


def _facts(each: kev.Entry) -> dict[str, object]:
    return {
        "digest": each.digest, "vendor": each.vendor, "product": each.product, "name": each.name,
        "summary": each.summary, "required_action": each.required_action, "notes": each.notes,
        "date_added": each.date_added, "due_on": each.due_date, "ransomware": each.by_ransomware,
    }  # fmt: skip


def _note_good(feed: Feed, reading: kev.Reading, source: str, fetched: Fetched) -> None:
    feed.address, feed.etag, feed.modified = source[:500], fetched.etag, fetched.modified
    feed.released_at = reading.released_at
    feed.last_good_at = feed.last_tried_at = clock.now()
    feed.last_problem = ""
    feed.save()
