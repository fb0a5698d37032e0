"""The advisers' page: who asked, times to propose, and how it went."""

from __future__ import annotations

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from watchhouse.foundation.refusal import Refusal, done, why_not
from watchhouse.people import gates as people
from watchhouse.people.models import Person
from watchhouse.visits import actions, gates, rules
from watchhouse.visits.forms import FinishForm, ProposeForm
from watchhouse.visits.models import State, Visit


@require_safe
def visits(request: HttpRequest) -> HttpResponse:
    """Those that wait for times first, then by when they are."""
    people.staff(request, "visits.read")
    found = list(Visit.objects.round()[:200])
    waiting = sum(visit.state == State.ASKED for visit in found)
    return render(request, "visits/desk.html", {"visits": found, "waiting": waiting})


@require_safe
def visit(request: HttpRequest, pk: int) -> HttpResponse:
    """One visit."""
    person, found = gates.desk_visit(request, pk, "visits.read")
    return _page(request, person, found)


@require_POST
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose one to five times."""
    person, found = gates.desk_visit(request, pk, "visits.work")
    form = ProposeForm(request.POST)
    if not form.is_valid():
        return _page(request, person, found, propose_form=form)
    done(request, lambda: actions.propose(found, times=form.times(), by=person))
    return redirect("visits:desk_visit", found.pk)


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel it; the owner gets a mail."""
    person, found = gates.desk_visit(request, pk, "visits.work")
    done(request, lambda: actions.cancel(found, by=person))
    return redirect("visits:desk_visit", found.pk)


@require_POST
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep how it went."""
    person, found = gates.desk_visit(request, pk, "visits.work")
    form = FinishForm(request.POST, business=found.business)
    if form.is_valid():
        try:
            data = form.cleaned_data
            actions.finish(
                found, minutes=data["minutes"], seen=data["seen"], promises=form.promises(),
                by=person,
            )  # fmt: skip
            return redirect("visits:desk_visit", found.pk)
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
    return _page(request, person, found, finish_form=form)


def _page(request: HttpRequest, person: Person, found: Visit, **forms: Form) -> HttpResponse:
    context = {
        "visit": found, "slots": found.slots.order_by("starts"),
        "propose_form": ProposeForm(), "finish_form": FinishForm(business=found.business),
        "cannot_change": why_not(rules.check_can_change, found),
        "cannot_finish": why_not(rules.check_can_finish, found),
        "may_work": person.can("visits.work"), **forms, "form": next(iter(forms.values()), None),
    }  # fmt: skip
    return render(request, "visits/desk_visit.html", context)
