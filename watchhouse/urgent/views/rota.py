"""The rota: who is on duty, from when until when."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from watchhouse.foundation import clock
from watchhouse.foundation.refusal import Refusal
from watchhouse.people import gates as people
from watchhouse.people.models import Person
from watchhouse.urgent import actions, gates
from watchhouse.urgent.forms import TurnForm
from watchhouse.urgent.models import Duty
from watchhouse.urgent.rota import on_the_desk


@require_safe
def rota(request: HttpRequest) -> HttpResponse:
    """Turns that run or are to come."""
    person = people.staff(request, "urgent.read")
    return _page(request, person, TurnForm(me=person))


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Put oneself or a colleague on duty."""
    person = people.staff(request, "urgent.work")
    form = TurnForm(request.POST, me=person)
    if form.is_valid():
        turn = form.cleaned_data
        try:
            duty = actions.put_on_duty(turn.pop("person"), **turn, by=person)
            messages.success(request, f"{duty.person} is on the rota.")
            return redirect("urgent:rota")
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
    return _page(request, person, form)


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a turn now, or take one back that has not begun."""
    person, turn = gates.turn(request, pk)
    try:
        actions.end_duty(turn, by=person)
        messages.success(request, f"{turn.person}’s turn is ended.")
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    return redirect("urgent:rota")


def _page(request: HttpRequest, person: Person, form: TurnForm) -> HttpResponse:
    now = clock.now()
    context = {"form": form, "all_turns": Duty.objects.from_now(now), **on_the_desk(person, now)}
    return render(request, "urgent/rota.html", context)
