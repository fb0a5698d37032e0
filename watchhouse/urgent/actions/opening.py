"""A request for help becomes a case, once."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import timedelta

from django.db import transaction

from watchhouse.foundation import clock, journal
from watchhouse.members.models import Business
from watchhouse.urgent import references, rules
from watchhouse.urgent.actions.moving import move
from watchhouse.urgent.events import Opened
from watchhouse.urgent.models import Case, NoteKind, State
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
        "phone_digits": references.phone_digits(told.phone)[:40], "opened_at": now,
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
    move(case, State.FOLDED)
    case.same_as = into
    case.save(update_fields=["state", "same_as"])
    # Somebody else may have rung from the same phone: what they told stays with their own case.
    into.notes.create(kind=NoteKind.SYSTEM, text=f"Sent again as {case.reference}.")
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
        case.notes.get_or_create(kind=NoteKind.NOTE, text=words, by=None)
    return case
