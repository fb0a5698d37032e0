"""What the owner promises, each by a day of their own choice."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.views.decorators.http import require_http_methods, require_POST

from watchhouse.checkup import actions, gates, scoring
from watchhouse.checkup.models import Promise, PromiseState
from watchhouse.checkup.promise_forms import DayForm
from watchhouse.checkup.views.plan import page
from watchhouse.checkup.views.promising import saved, to_choose
from watchhouse.foundation.refusal import done
from watchhouse.people.gates import signed_in


@require_POST
def promises(request: HttpRequest) -> HttpResponse:
    """Save what the owner promises, each by its day."""
    check = gates.my_own_plan(request)
    form = to_choose(check, scoring.sheet_of(check), request.POST)
    if saved(form, check, by=signed_in(request)):
        messages.success(request, "Your promises are saved.")
        return redirect("checkup:plan")
    return render(request, "checkup/plan.html", page(request, check, promises=form))


@require_http_methods(["GET", "HEAD", "POST"])
def promise(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose another day for one promise."""
    mine = gates.my_promise(request, pk)
    form = DayForm(request.POST) if request.method == "POST" else DayForm()
    if request.method == "POST" and form.is_valid():
        due_on = form.cleaned_data["due_on"]
        said = f"Your new day is {date_format(due_on, 'l j F')}."
        done(request, lambda: actions.move(mine, due_on=due_on, by=signed_in(request)), said=said)
        return redirect("checkup:plan")
    if mine.state != PromiseState.OPEN:
        return redirect("checkup:plan")
    return render(request, "checkup/promise.html", {"form": form, **_shown(mine)})


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a promise back; the step stays on the plan."""
    mine = gates.my_promise(request, pk)
    said = "Taken back. The step stays on your plan."
    done(request, lambda: actions.let_go(mine, by=signed_in(request)), said=said)
    return redirect("checkup:plan")


def _shown(promise: Promise) -> dict[str, object]:
    return {"promise": promise, "title": scoring.title_of(promise.measure)}
