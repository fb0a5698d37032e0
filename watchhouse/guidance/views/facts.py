"""The facts register: for anyone to read, for staff to keep true."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from watchhouse.foundation import clock
from watchhouse.guidance import checking, gates, standing, uses
from watchhouse.guidance.forms.facts import ChangedForm, StillRightForm
from watchhouse.guidance.models import FactCheck
from watchhouse.guidance.standing import Standing
from watchhouse.people import gates as people


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Every fact with its source and its days, or only those that wait for somebody."""
    people.anyone(request)
    rows = standing.all_facts(clock.today())
    only = request.GET.get("show") == "waiting"
    waiting = [each for each in rows if each.waits]
    context = {"rows": waiting if only else rows, "only": only, "waiting": len(waiting)}
    return render(request, "guidance/facts/register.html", {**context, "all": len(rows)})


@require_safe
def fact(request: HttpRequest, slug: str) -> HttpResponse:
    """One fact, where it stands, and who looked at it when."""
    found = gates.fact(request, slug)
    return _show(request, found, StillRightForm(fact=found.fact))


@require_POST
def still_right(request: HttpRequest, slug: str) -> HttpResponse:
    """Somebody looked at the source today."""
    found, person = gates.fact_to_mend(request, slug), gates.editor(request)
    form = StillRightForm(request.POST, fact=found.fact)
    if not form.is_valid():
        return _show(request, found, form)
    days = {"months": form.cleaned_data["again_in"], "note": form.cleaned_data["note"]}
    checking.still_right(slug, **days, by=person)
    messages.success(request, "Noted: you looked at it today, and it is still right.")
    return redirect("guidance:fact", slug)


@require_http_methods(["GET", "HEAD", "POST"])
def changed(request: HttpRequest, slug: str) -> HttpResponse:
    """The source says something else now."""
    found, person = gates.fact_to_mend(request, slug), gates.editor(request)
    form = ChangedForm(request.POST or None, fact=found.fact)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        checking.change(
            slug, values=form.values, source_url=data["source"], months=data["again_in"],
            note=data["note"], by=person,
        )  # fmt: skip
        messages.success(request, "Changed. It stands everywhere within a minute.")
        return redirect("guidance:fact", slug)
    context = {"each": found, "form": form, "uses": uses.of(slug)}
    return render(request, "guidance/facts/changed.html", context)


def _show(request: HttpRequest, found: Standing, form: StillRightForm) -> HttpResponse:
    context = {
        "each": found, "form": form, "may_edit": gates.may_edit(request),
        "history": FactCheck.objects.history(found.slug)[:20], "uses": uses.of(found.slug),
    }  # fmt: skip
    return render(request, "guidance/facts/fact.html", context)
