"""The duty desk: who is next and by when, and the case they work on."""

from __future__ import annotations

from collections.abc import Callable

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from watchhouse.foundation import clock
from watchhouse.foundation.refusal import done, why_not
from watchhouse.people import gates as people
from watchhouse.people.models import Person
from watchhouse.urgent import actions, gates, rules
from watchhouse.urgent.clocks import time_left, urgency
from watchhouse.urgent.forms import CallForm, CloseForm, NoteForm
from watchhouse.urgent.models import Case, Note
from watchhouse.urgent.rota import on_the_desk

SHOWS = {"all": "All open cases", "mine": "Mine", "money": "Money just moved"}


@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """The queue, least time first. What nobody has shows under every filter."""
    person = people.staff(request, "urgent.read")
    show = request.GET.get("show", "all")
    queue = list(Case.objects.shown(show, person)[:200])
    context = {
        "cases": queue, "show": show if show in SHOWS else "all", "shows": SHOWS.items(),
        "late": sum(case.urgency == "bad" for case in queue if case.called_at is None),
        "unowned": sum(case.owner_id is None for case in queue), **on_the_desk(person, clock.now()),
    }  # fmt: skip
    return render(request, "urgent/cases.html", context)


@require_safe
def case(request: HttpRequest, reference: str) -> HttpResponse:
    """One case: what to say first, its clocks, what happened so far."""
    person, found = gates.duty_case(request, reference, "urgent.read")
    return _page(request, person, found)


@require_POST
def claim(request: HttpRequest, reference: str) -> HttpResponse:
    """Take a case that nobody has."""
    person, found = gates.duty_case(request, reference, "urgent.work")
    return _act(request, found, lambda: actions.claim(found, by=person))


@require_POST
def call(request: HttpRequest, reference: str) -> HttpResponse:
    """Keep that we rang."""
    person, found = gates.duty_case(request, reference, "urgent.work")
    form = CallForm(request.POST)
    if not form.is_valid():
        return _page(request, person, found, call_form=form)
    words = form.cleaned_data["text"]
    return _act(request, found, lambda: actions.log_call(found, text=words, by=person))


@require_POST
def note(request: HttpRequest, reference: str) -> HttpResponse:
    """Write something down."""
    person, found = gates.duty_case(request, reference, "urgent.work")
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _page(request, person, found, note_form=form)
    words = form.cleaned_data["text"]
    return _act(request, found, lambda: actions.write_note(found, text=words, by=person))


@require_POST
def close(request: HttpRequest, reference: str) -> HttpResponse:
    """End a case with how it ended."""
    person, found = gates.duty_case(request, reference, "urgent.work")
    form = CloseForm(request.POST)
    if not form.is_valid():
        return _page(request, person, found, close_form=form)
    return _act(request, found, lambda: actions.close(found, ending=form.ending(), by=person))


def _act(request: HttpRequest, found: Case, act: Callable[[], object]) -> HttpResponse:
    """Do it, or say why not; then show the case as it is now."""
    done(request, act)
    return redirect("urgent:case", found.reference)


def _page(request: HttpRequest, person: Person, found: Case, **forms: Form) -> HttpResponse:
    context = {
        "case": found, "playbook": found.playbook, "clocks": _clocks(found),
        "notes": Note.objects.on_card(found), "sent_again": found.sent_again.order_by("pk"),
        "call_form": CallForm(auto_id="call_%s"), "note_form": NoteForm(auto_id="note_%s"),
        "close_form": CloseForm(auto_id="close_%s"),
        "cannot_claim": why_not(rules.check_can_claim, found),
        "cannot_call": why_not(rules.check_can_call, found),
        "cannot_close": why_not(rules.check_can_close, found),
        **on_the_desk(person, clock.now()), **forms,
    }  # fmt: skip
    context["form"] = next(iter(forms.values()), None)
    return render(request, "urgent/case.html", context)


def _clocks(found: Case) -> list[dict[str, object]]:
    """The deadlines with how much of each is left."""
    now = clock.now()
    return [
        {"end": end, "left": time_left(end.at, now), "urgency": urgency(end.at, now)}
        for end in found.playbook.deadlines(found.opened_at)
    ]
