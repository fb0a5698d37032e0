"""What happens to readers' words: somebody says a page did not help, somebody deals with it."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from django.db import transaction
from django.db.models import F

from watchhouse.foundation import clock, journal
from watchhouse.guidance.events import NotHelped, WordsAnswered
from watchhouse.guidance.models import Opinion, Sheet
from watchhouse.guidance.rules import opinions as rules
from watchhouse.members.models import Business
from watchhouse.people.models import Person

MOST = 5000  # rows taken away at once


@transaction.atomic
def say(
    page: Sheet, *, helped: bool, why: str, language: str, business: Business | None = None,
    by: Person | None = None, odd: bool = False,
) -> Opinion:  # fmt: skip
    """Keep what a reader says of a page; "no" is a task on the desk. The same words about the same
    page on one day are counted with the first, not kept again. `odd`: perhaps a machine sent it.
    """
    key = (
        page.content_id, helped, why.casefold(), business.pk if business else 0, clock.today(), odd,
    )  # fmt: skip
    row, new = Opinion.objects.get_or_create(
        fold=hashlib.sha256(repr(key).encode()).hexdigest(),
        defaults={
            "content_id": page.content_id, "kind": page.address.split("/")[2], "slug": page.slug,
            "title": page.title, "helped": helped, "why": why,
            "language": language.split("-")[0][:10], "business": business, "odd": odd,
        },
    )  # fmt: skip
    if not new:
        Opinion.objects.filter(pk=row.pk).update(times=F("times") + 1)
    elif not helped:
        whose, who = (business.pk, by.pk) if business and by else (None, None)
        journal.tell(NotHelped(opinion_id=row.pk, business_id=whose, by_id=who))
    return row


@transaction.atomic
def answer(words: Opinion, *, note: str, by: Person) -> None:
    """Somebody dealt with it. Raises `DealtWith` the second time."""
    row = Opinion.objects.select_for_update(of=("self",)).get(pk=words.pk)
    rules.check_can_answer(row)
    row.answered_at, row.answered_by, row.note = clock.now(), by, note
    row.save(update_fields=["answered_at", "answered_by", "note"])
    journal.tell(WordsAnswered(opinion_id=row.pk, business_id=row.business_id, by_id=by.pk))


@transaction.atomic
def tidy(*, days: int) -> int:
    """Take away what readers said so many days ago; return how many there were."""
    before = clock.now() - timedelta(days=days)
    over = Opinion.objects.filter(said_at__lt=before).values_list("pk", flat=True)
    return Opinion.objects.filter(pk__in=list(over[:MOST])).delete()[0]
