"""Cases are forgotten with their member; an open one holds its rows until it is closed."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from watchhouse.foundation import clock, retention
from watchhouse.members import actions as members
from watchhouse.urgent.actions.moving import move
from watchhouse.urgent.keeping import CASES, KEPT
from watchhouse.urgent.models import Case, CaseQuerySet, Note, State

MOST = 500


@transaction.atomic
def erase(number: int) -> None:
    """Forget the cases of a business and its people, the open ones as soon as they are closed."""
    mine = Case.objects.filter(pk__in=CASES.rows(members.whose(number)).values("pk"))
    mine.filter(_still_open()).update(erase_when_closed=True)
    _let_go(mine.filter(erase_when_closed=False))
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
    ended = Q(state=State.CLOSED, closed_at__lt=before)
    ended |= Q(state=State.FOLDED, same_as__state=State.CLOSED, same_as__closed_at__lt=before)
    over = Case.objects.filter(ended, business=None)
    return _delete(Case.objects.filter(pk__in=list(over.values_list("pk", flat=True)[:MOST])))


def _still_open() -> Q:
    """Not closed, or sent again about one that is not."""
    over = [State.CLOSED, State.FOLDED]
    return ~Q(state__in=over) | Q(state=State.FOLDED) & ~Q(same_as__state__in=over)


def _delete(going: CaseQuerySet) -> int:
    ids = list(going.values_list("pk", flat=True))
    _let_go(Case.objects.filter(pk__in=ids))
    Case.objects.filter(pk__in=ids).delete()
    return len(ids)


def _let_go(going: CaseQuerySet) -> None:
    """Undo what ties these cases, about to be forgotten, to those of others, which stay."""
    for reference, first in going.filter(state=State.FOLDED).values_list("reference", "same_as"):
        Note.objects.filter(case=first, text=f"Sent again as {reference}.").delete()
    firsts = list(going.values_list("pk", flat=True))
    for folded in Case.objects.filter(same_as__in=firsts).select_related("same_as"):
        _stand_alone(folded)


def _stand_alone(case: Case) -> None:
    """A folded case ended as the first one did; money was counted there, once."""
    first = case.same_as
    if first is None:
        return
    move(case, State.CLOSED)
    case.same_as, case.owner, case.outcome = None, first.owner, first.outcome
    case.called_at, case.closed_at = first.called_at, first.closed_at
    case.save(update_fields=["state", "same_as", "owner", "outcome", "called_at", "closed_at"])
