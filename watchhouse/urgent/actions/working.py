"""What the contact team does: take a case, ring, write, close."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from watchhouse.foundation import clock, journal
from watchhouse.people.models import Person
from watchhouse.urgent import rules
from watchhouse.urgent.actions.moving import card, locked, move
from watchhouse.urgent.events import CalledBack, Claimed, Closed
from watchhouse.urgent.models import Case, Note, NoteKind, Outcome, State


@dataclass(frozen=True, kw_only=True)
class Ending:
    """How a case ended; money in pence, None when nobody knows."""

    outcome: str
    money_lost: int | None = None
    money_stopped: int | None = None
    money_recovered: int | None = None


@transaction.atomic
def claim(case: Case, *, by: Person) -> Case:
    """Take a case that nobody has. Of many at once exactly one gets it."""
    case = locked(case)
    rules.check_can_claim(case)
    move(case, State.CLAIMED)
    case.owner = by
    case.save(update_fields=["state", "owner"])
    case.notes.create(kind=NoteKind.SYSTEM, text="Taken.", by=by)
    journal.tell(Claimed(case_id=case.pk, business_id=case.business_id, by_id=by.pk))
    return case


@transaction.atomic
def log_call(case: Case, *, text: str, by: Person) -> Case:
    """Keep that we rang, and what was said. The first call stops the clock."""
    case = locked(case)
    rules.check_can_call(case)
    case.notes.create(kind=NoteKind.CALL, text=text or "Rang them.", by=by)
    if case.state == State.CLAIMED:
        _first_call(case, by=by)
    return case


def _first_call(case: Case, *, by: Person) -> None:
    move(case, State.CALLED)
    case.called_at = now = clock.now()
    case.save(update_fields=["state", "called_at"])
    journal.tell(
        CalledBack(
            case_id=case.pk, minutes=_minutes(case.opened_at, now), in_time=now <= case.answer_by,
            business_id=case.business_id, by_id=by.pk,
        )
    )  # fmt: skip


@transaction.atomic
def write_note(case: Case, *, text: str, by: Person | None) -> Note:
    """Add to the timeline; without `by` it is the person who asked who adds, to their own case."""
    if not text.strip():
        raise rules.SaidNothing
    on = card(case) if by else case
    return on.notes.create(kind=NoteKind.NOTE, text=text.strip(), by=by)


@transaction.atomic
def close(case: Case, *, ending: Ending, by: Person) -> Case:
    """End a case with how it ended."""
    case = locked(case)
    rules.check_can_close(case)
    move(case, State.CLOSED)
    case.closed_at, money = clock.now(), asdict(ending)
    for name, value in money.items():
        setattr(case, name, value)
    case.save(update_fields=["state", "closed_at", *money])
    case.notes.create(kind=NoteKind.SYSTEM, text=f"Closed. {Outcome(ending.outcome).label}.", by=by)
    journal.tell(Closed(case_id=case.pk, business_id=case.business_id, by_id=by.pk, **money))
    return case


def _minutes(start: datetime, end: datetime) -> int:
    return int((end - start).total_seconds() // 60)
