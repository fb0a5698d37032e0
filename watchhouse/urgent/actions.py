"""What happens to a case, from opening to closing; and who is on duty."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from watchhouse.foundation import clock, journal, states
from watchhouse.members.models import Business
from watchhouse.people.models import Person
from watchhouse.urgent import references, rules
from watchhouse.urgent.events import (
    CalledBack,
    Claimed,
    Closed,
    DutyEnded,
    Opened,
    PutOnDuty,
)
from watchhouse.urgent.models import Case, Duty, Note, NoteKind, Outcome, State
from watchhouse.urgent.playbooks import answer_minutes


@dataclass(frozen=True, kw_only=True)
class Told:
    """What somebody told us on the form."""

    name: str
    phone: str
    business_name: str = ""
    email: str = ""
    story: str = ""
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class Ending:
    """How a case ended; money in pence, None when nobody knows."""

    outcome: str
    money_lost: int | None = None
    money_stopped: int | None = None
    money_recovered: int | None = None


@transaction.atomic
def open_case(
    *, kind: str, told: Told, token: str, path: str = "", business: Business | None = None
) -> Case:
    """Keep a request for help. The same form (`token`) sent again is the same case; what it says
    differently is added. The same phone about the same kind within the hour is folded into the
    case that is still open: kept, and shown with it.
    """
    digest = references.token_digest(token)
    already = Case.objects.filter(token_digest=digest).first()
    if already:
        return _told_again(already, told)
    now, reference = clock.now(), _free_reference()
    fields = {
        "reference": reference, "kind": kind, "path": path, "business": business,
        "phone_digits": references.phone_digits(told.phone), "opened_at": now,
        "pin_digest": references.pin_digest(reference, references.pin_for(token)),
        "answer_by": now + timedelta(minutes=answer_minutes(kind)), **asdict(told),
    }  # fmt: skip
    # Two at once: the unique token lets one of them create the row, the other one gets it.
    case, new = Case.objects.get_or_create(token_digest=digest, defaults=fields)
    if not new:
        return _told_again(case, told)
    first = _still_open(case)
    return _fold(case, into=first) if first else _announce(case)


def _free_reference() -> str:
    while Case.objects.filter(reference=(reference := references.new_reference())).exists():
        pass
    return reference


def _still_open(case: Case) -> Case | None:
    """The case this one repeats. Two sent in the same instant may both stay: that loses nothing."""
    same = Case.objects.open().filter(kind=case.kind, phone_digits=case.phone_digits)
    recent = same.filter(opened_at__gt=case.opened_at - rules.FOLD_WITHIN)
    return recent.exclude(pk=case.pk).order_by("opened_at").first()


def _fold(case: Case, *, into: Case) -> Case:
    _move(case, State.FOLDED)
    case.same_as = into
    case.save(update_fields=["state", "same_as"])
    words = f"Sent again as {case.reference}. {case.story}".strip()
    into.notes.create(kind=NoteKind.SYSTEM, text=words)
    return case


def _announce(case: Case) -> Case:
    promised = (case.answer_by - case.opened_at) // timedelta(minutes=1)
    case.notes.create(kind=NoteKind.SYSTEM, text="Form sent.")
    journal.tell(
        Opened(
            case_id=case.pk, trouble=case.kind, answer_minutes=promised,
            business_id=case.business_id,
        )
    )  # fmt: skip
    return case


def _told_again(case: Case, told: Told) -> Case:
    """The form came again: keep what it says differently, once."""
    changed = [str(new) for name, new in asdict(told).items() if new != getattr(case, name)]
    if changed:
        words = "The form came again, with: " + "\n".join(changed)
        card(case).notes.get_or_create(kind=NoteKind.NOTE, text=words, by=None)
    return case


def card(case: Case) -> Case:
    """The case that is worked on: the first one, where this one was sent twice."""
    return case.same_as or case


@transaction.atomic
def claim(case: Case, *, by: Person) -> Case:
    """Take a case that nobody has. Of many at once exactly one gets it."""
    case = _locked(case)
    rules.check_can_claim(case)
    _move(case, State.CLAIMED)
    case.owner = by
    case.save(update_fields=["state", "owner"])
    case.notes.create(kind=NoteKind.SYSTEM, text="Taken.", by=by)
    journal.tell(Claimed(case_id=case.pk, business_id=case.business_id, by_id=by.pk))
    return case


@transaction.atomic
def log_call(case: Case, *, text: str, by: Person) -> Case:
    """Keep that we rang, and what was said. The first call stops the clock."""
    case = _locked(case)
    rules.check_can_call(case)
    case.notes.create(kind=NoteKind.CALL, text=text or "Rang them.", by=by)
    if case.state == State.CLAIMED:
        _first_call(case, by=by)
    return case


def _first_call(case: Case, *, by: Person) -> None:
    _move(case, State.CALLED)
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
    """Add to the timeline; without `by` it is the person who asked who adds."""
    if not text.strip():
        raise rules.SaidNothing
    return card(case).notes.create(kind=NoteKind.NOTE, text=text.strip(), by=by)


@transaction.atomic
def close(case: Case, *, ending: Ending, by: Person) -> Case:
    """End a case with how it ended."""
    case = _locked(case)
    rules.check_can_close(case)
    _move(case, State.CLOSED)
    case.closed_at, money = clock.now(), asdict(ending)
    for name, value in money.items():
        setattr(case, name, value)
    case.save(update_fields=["state", "closed_at", *money])
    case.notes.create(kind=NoteKind.SYSTEM, text=f"Closed. {Outcome(ending.outcome).label}.", by=by)
    journal.tell(Closed(case_id=case.pk, business_id=case.business_id, by_id=by.pk, **money))
    return case


@transaction.atomic
def put_on_duty(
    person: Person, *, starts: datetime, ends: datetime, line: int = 1, by: Person | None = None
) -> Duty:
    """Put somebody on the rota; their turn with the same start is changed."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    rules.check_turn(person, starts=starts, ends=ends)
    duty, _ = Duty.objects.update_or_create(
        person=person, starts=starts, defaults={"ends": ends, "line": line}
    )
    told = PutOnDuty(
        person_id=person.pk, starts=starts.isoformat(), ends=ends.isoformat(), line=line,
        by_id=by.pk if by else None,
    )  # fmt: skip
    journal.tell(told)
    return duty


@transaction.atomic
def end_duty(duty: Duty, *, by: Person) -> None:
    """End a turn now; one that has not begun goes off the rota."""
    duty = Duty.objects.select_for_update(of=("self",)).get(pk=duty.pk)
    rules.check_can_end(duty)
    if duty.starts >= (now := clock.now()):
        duty.delete()
    else:
        duty.ends = now
        duty.save(update_fields=["ends"])
    journal.tell(DutyEnded(person_id=duty.person_id, by_id=by.pk))


@transaction.atomic
def find_by_pin(*, reference: str, pin: str) -> Case | None:
    """The case of a reference and its PIN. None for a wrong reference, a wrong PIN, and too many
    wrong PINs within the hour: the three look the same, and the case is marked.
    """
    named = references.parse_reference(reference) or ""
    case = Case.objects.select_related("same_as").filter(reference=named).first()
    right = references.pin_digest(named, pin)
    if case is None:
        return None
    now = clock.now()
    fresh = case.wrong_pin_at is not None and now - case.wrong_pin_at < rules.WRONG_WITHIN
    if fresh and case.wrong_pins >= rules.WRONG_PINS:
        return None
    if references.same(right, case.pin_digest):
        return case
    count = F("wrong_pins") + 1 if fresh else 1
    Case.objects.filter(pk=case.pk).update(wrong_pins=count, wrong_pin_at=now)
    return None


def _locked(case: Case) -> Case:
    """The row as it is now, ours until the transaction ends."""
    return Case.objects.select_for_update(of=("self",)).select_related("owner").get(pk=case.pk)


def _move(case: Case, state: State) -> None:
    states.check(case.transitions, was=case.state, becomes=state)
    case.state = state


def _minutes(start: datetime, end: datetime) -> int:
    return int((end - start).total_seconds() // 60)
