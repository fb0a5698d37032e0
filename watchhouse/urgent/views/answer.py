"""After sending: the reference, when we ring, what to do meanwhile, and how to add more."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from watchhouse.guidance import facts
from watchhouse.people import gates as people
from watchhouse.urgent import actions, gates
from watchhouse.urgent.forms import AddForm, StatusForm
from watchhouse.urgent.models import Case

NOT_FOUND = _(
    "We found nothing under this reference and PIN. Look at both again, or ring us and give"
    " your name."
)
# The words themselves are not shown again: one who rings from the same number can add some too.
ADDED = _("We have what you added. Whoever rings you reads it first.")


@require_safe
def answer(request: HttpRequest) -> HttpResponse:
    """The case this browser sent, or whose PIN it gave."""
    people.anyone(request)
    shown = gates.sent_here(request)
    if shown is None:
        return redirect("urgent:status")
    case, pin = shown
    return _show(request, AddForm(), case=case, pin=pin)


def _show(request: HttpRequest, form: AddForm, *, case: Case, pin: str) -> HttpResponse:
    context = {
        "case": case, "pin": pin, "card": actions.card(case), "playbook": case.playbook,
        "deadlines": case.playbook.deadlines(case.opened_at), "form": form,
        "samaritans": facts.value("samaritans", "phone"),
    }  # fmt: skip
    return render(request, "urgent/answer.html", context)


@sensitive_post_parameters("pin")
@require_http_methods(["GET", "HEAD", "POST"])
def status(request: HttpRequest) -> HttpResponse:
    """By reference and PIN; a wrong reference and a wrong PIN look the same."""
    people.anyone(request)
    form = StatusForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        case = actions.find_by_pin(**form.cleaned_data)
        if case is not None:
            gates.remember(request, case, form.cleaned_data["pin"])
            return redirect("urgent:answer")
        form.add_error(None, NOT_FOUND)
    return render(request, "urgent/status.html", {"form": form})


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Something more, from whoever sent the case."""
    people.anyone(request)
    shown, form = gates.sent_here(request), AddForm(request.POST)
    if shown is None:
        return redirect("urgent:status")
    if not form.is_valid():
        return _show(request, form, case=shown[0], pin=shown[1])
    actions.write_note(shown[0], text=form.cleaned_data["text"], by=None)
    messages.success(request, ADDED)
    return redirect("urgent:answer")
