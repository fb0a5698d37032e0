"""Cases are forgotten with their member; an open one holds its rows until it is closed."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from watchhouse.foundation import clock, retention
from watchhouse.foundation.keeping import Whose
from watchhouse.members import actions as members
from watchhouse.urgent.keeping import KEPT
from watchhouse.urgent.models import Case, CaseQuerySet, Note, State

MOST = 500


@transaction.atomic
def erase(number: int) -> None:
    """Forget the cases of a business and its people, the open ones as soon as they are closed."""
    mine = _of(members.whose(number))
    mine.filter(_still_open()).update(erase_when_closed=True)
    _forget_repeats(mine.filter(erase_when_closed=False))
    members.answer(number, room="urgent", kept=KEPT)


@transaction.atomic
def erase_closed(case_id: int) -> int:
    """Forget a case that waited for its end, and what was sent again of it; how many were."""
    waited = Case.objects.filter(Q(pk=case_id) | Q(same_as=case_id), erase_when_closed=True)
    return _delete(waited.exclude(_still_open()))


@transaction.atomic
def tidy() -> int:
    """Forget closed cases of people who are no members, when their time is over; how many were."""
    before = clock.now() - timedelta(days=retention.days("cases"))
    over = Case.objects.filter(business=None, state=State.CLOSED, closed_at__lt=before)
    return _delete(Case.objects.filter(pk__in=list(over.values_list("pk", flat=True)[:MOST])))


def _of(whose: Whose) -> CaseQuerySet:
    return Case.objects.filter(Q(business=whose.number) | Q(email__in=whose.addresses))


def _still_open() -> Q:
    """Not closed, or sent again about one that is not."""
    over = [State.CLOSED, State.FOLDED]
    return ~Q(state__in=over) | Q(state=State.FOLDED) & ~Q(same_as__state__in=over)


def _delete(cases: CaseQuerySet) -> int:
    _forget_repeats(cases)
    ids = list(cases.values_list("pk", flat=True))
    Case.objects.filter(pk__in=ids).delete()
    return len(ids)


def _forget_repeats(cases: CaseQuerySet) -> None:
    """The words of a case that was sent again stand in a note of the first one, too."""
    for reference, first in cases.filter(state=State.FOLDED).values_list("reference", "same_as"):
        Note.objects.filter(case=first, text__startswith=f"Sent again as {reference}.").delete()
