"""The plan, and what is done with it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from watchhouse.checkup import actions, gates, scoring, shown
from watchhouse.checkup.forms import PromisesForm, SendForm
from watchhouse.checkup.models import Check, StepState
from watchhouse.foundation.refusal import Refusal
from watchhouse.people.gates import person_of, signed_in

SAID = {
    StepState.DONE: "Done: well done. We moved it to your list of things in place.",
    StepState.PUT_ASIDE: "Put aside. It stays at the foot of the page if you change your mind.",
    StepState.OPEN: "It is back on your plan.",
}


@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    """Three things to do first, and everything after them."""
    check = gates.my_plan(request)
    if check is None:
        return redirect("checkup:start")
    return render(request, "checkup/plan.html", _page(request, check))


@require_POST
def mark(request: HttpRequest, measure: str) -> HttpResponse:
    """Done, not for us, help me, or back on the plan."""
    owner, becomes = gates.my_marks(request), request.POST.get("becomes", "")
    if measure not in scoring.measures() or becomes not in StepState.values:
        raise Http404
    try:
        step = actions.mark(owner, measure=measure, becomes=becomes, by=person_of(request))
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        if said := SAID.get(StepState(step.state)):
            messages.success(request, said)
    return redirect("checkup:plan")


@require_POST
def promises(request: HttpRequest) -> HttpResponse:
    """Save what the owner promises, each by its day."""
    check = gates.my_own_plan(request)
    form = _promises_form(check, scoring.sheet_of(check), request.POST)
    business = check.business
    if business and form.is_valid():
        try:
            actions.promise_these(
                business, wanted=form.wanted(), among=form.days, by=signed_in(request)
            )
        except Refusal as refusal:
            form.add_error("promises", refusal.sentence)
        else:
            messages.success(request, "Your promises are saved.")
            return redirect(f"{reverse('checkup:plan')}#promises")
    return render(request, "checkup/plan.html", _page(request, check, promises=form))


@require_POST
def send(request: HttpRequest) -> HttpResponse:
    """Send the steps to the IT person."""
    check = gates.my_own_plan(request)
    form = SendForm(request.POST)
    if form.is_valid():
        try:
            actions.send(check, to=form.cleaned_data["email"], by=signed_in(request))
        except Refusal as refusal:
            form.add_error("email", refusal.sentence)
        else:
            messages.success(request, "We are sending the list. It is there in a few minutes.")
            return redirect("checkup:plan")
    return render(request, "checkup/plan.html", _page(request, check, send=form))


def _promises_form(check: Check, sheet: scoring.Sheet, data: Any = None) -> PromisesForm:
    open_now = list(check.business.promises.open()) if check.business else []
    return PromisesForm(data, lines=sheet.to_do[:3], promised=open_now)


def _page(
    request: HttpRequest,
    check: Check,
    *,
    promises: PromisesForm | None = None,
    send: SendForm | None = None,
) -> dict[str, Any]:
    """All that the page shows; the form that went wrong is the one whose errors it names."""
    owner, sheet = gates.owns(request, check), scoring.sheet_of(check)
    return {
        "check": check,
        "sheet": sheet,
        "staying": scoring.staying(sheet),
        "more": check.completed_at and scoring.has_more(sheet.firm),
        "changes": scoring.changes_of(check, sheet),
        "alike": scoring.alike(check.business, sheet) if check.business else None,
        "owner": owner,
        "domains": shown.on_plan(check.business),
        "answers": owner or check.business is None,
        "promises": promises or (_promises_form(check, sheet) if owner else None),
        "send": send or SendForm(),
        "form": promises or send,
    }
