"""Who may see a case: its sender, for a while, by reference and PIN; and the contact team."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from watchhouse.people import gates
from watchhouse.people.models import Person
from watchhouse.urgent import references
from watchhouse.urgent.models import Case, Duty
from watchhouse.urgent.playbooks import Playbook, all_kinds

SHOWN = "urgent_case"


def kind(request: HttpRequest, slug: str) -> Playbook:
    """The playbook of this name: public, like the rest of the intake."""
    gates.anyone(request)
    if slug not in all_kinds():
        raise Http404
    return all_kinds()[slug]


def remember(request: HttpRequest, case: Case, pin: str) -> None:
    """Let this browser see the case it sent, or whose PIN it knew."""
    request.session[SHOWN] = {"reference": case.reference, "pin": pin}


def sent_here(request: HttpRequest) -> tuple[Case, str] | None:
    """The case this browser sent or asked for, and its PIN."""
    shown = request.session.get(SHOWN, {})
    rows = Case.objects.select_related("same_as")
    case = rows.filter(reference=shown.get("reference", "")).first()
    return (case, shown["pin"]) if case else None


def duty_case(request: HttpRequest, reference: str, right: str) -> tuple[Person, Case]:
    """A case, for the contact team: members and unknown references get the same 404."""
    person = gates.staff(request, right)
    named = references.parse_reference(reference)
    rows = Case.objects.select_related("owner", "business", "same_as")
    case = rows.filter(reference=named or "").first()
    if case is None:
        raise Http404
    return person, case


def turn(request: HttpRequest, pk: int) -> tuple[Person, Duty]:
    """A turn on the rota, for whoever works on cases."""
    person = gates.staff(request, "urgent.work")
    return person, get_object_or_404(Duty.objects.select_related("person"), pk=pk)
