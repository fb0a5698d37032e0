"""The plan, and what is done with it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from watchhouse.checkup import actions, gates, promised, scoring, shown
from watchhouse.checkup.models import Check, StepState
from watchhouse.checkup.promise_forms import PromisesForm
from watchhouse.checkup.ways import Way
from watchhouse.foundation.refusal import Refusal
from watchhouse.people.gates import person_of

SAID = {
    StepState.DONE: _("Done: well done. We moved it to your list of things in place."),
    StepState.PUT_ASIDE: _("Put aside. It stays at the foot of the page if you change your mind."),
    StepState.OPEN: _("It is back on your plan."),
    StepState.HELP: _("We have your request. Somebody from the centre gets in touch."),
}
JOIN_FIRST = _("Join free, so that we know whom to answer. It takes a minute.")


@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    """Three things to do first, and everything after them."""
    check = gates.my_plan(request)
    if check is None:
        return redirect("checkup:start")
    return render(request, "checkup/plan.html", page(request, check))


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
        unknown = step.state == StepState.HELP and step.business is None
        messages.success(request, JOIN_FIRST if unknown else SAID[StepState(step.state)])
    return redirect("checkup:plan")


def page(
    request: HttpRequest, check: Check, *, promises: PromisesForm | None = None
) -> dict[str, Any]:
    """All that the page shows; the form that went wrong is the one whose errors it names."""
    owner, sheet = gates.owns(request, check), scoring.sheet_of(check)
    kept = promised.of(check.business) if check.business else None
    if owner and kept and not promises:
        promises = PromisesForm(
            lines=sheet.to_do[:3], promised=[each.promise for each in kept.promises]
        )
    return {
        "way": Way(),
        "check": check,
        "sheet": sheet,
        "staying": scoring.staying(sheet),
        "more": check.completed_at and scoring.has_more(sheet.firm),
        "changes": scoring.changes_of(check, sheet),
        "alike": scoring.alike(check.business, sheet) if check.business else None,
        "owner": owner,
        "domains": shown.on_plan(check.business),
        "answers": owner or check.business is None,
        "promises": promises,
        "keeping": kept,
        "form": promises,
    }
