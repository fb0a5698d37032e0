"""The check on an adviser's device, gone through together with the owner. It is the business's own
check: the owner goes on with it on their phone, and the adviser with what the owner began.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from watchhouse.checkup import actions, gates, scoring
from watchhouse.checkup.models import Check
from watchhouse.checkup.promise_forms import PromisesForm
from watchhouse.checkup.views.answers import in_list
from watchhouse.checkup.views.asking import ask, following, how_far
from watchhouse.checkup.views.paper import on_paper
from watchhouse.checkup.views.promising import saved, to_choose
from watchhouse.checkup.ways import Way


@require_http_methods(["GET", "HEAD", "POST"])
def with_start(request: HttpRequest, pk: int) -> HttpResponse:
    """Say with whom, and how far they are; begin, go on, or go through it again."""
    adviser, business = gates.guided(request, pk)
    way, check = Way(adviser, business), Check.objects.latest_of(business)
    if request.method == "POST":
        if check is None or check.completed_at:
            check = actions.start(business=business, by=adviser)
        return following(way, check)
    context = {"way": way, "check": check, **how_far(check)}
    return render(request, "checkup/together.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def with_question(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """The same question as the owner's own page asks."""
    adviser, business = gates.guided(request, pk)
    return ask(request, Way(adviser, business), Check.objects.latest_of(business), slug)


@require_safe
def with_answers(request: HttpRequest, pk: int) -> HttpResponse:
    """What was answered, each with a way to change it."""
    adviser, business = gates.guided(request, pk)
    way, check = Way(adviser, business), Check.objects.latest_of(business)
    return in_list(request, way, check) if check else redirect(way.to("start"))


@require_safe
def with_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """The first three things with their reasons, and what the owner promises."""
    adviser, business = gates.guided(request, pk, what="plan")
    way, check = Way(adviser, business), Check.objects.plan_of(business)
    return _plan(request, way, check) if check else redirect(way.to("start"))


@require_POST
def with_promises(request: HttpRequest, pk: int) -> HttpResponse:
    """Save what the owner promises, said to the adviser."""
    adviser, check = gates.guided_plan(request, pk)
    way = Way(adviser, check.business)
    form = to_choose(check, scoring.sheet_of(check), request.POST)
    if not saved(form, check, by=adviser):
        return _plan(request, way, check, form)
    messages.success(request, "The promises are saved. The owner finds them on their plan.")
    return redirect(way.to("plan"))


@never_cache
@require_safe
def with_plan_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan on paper, to leave with the owner."""
    _, check = gates.guided_plan(request, pk)
    return on_paper(request, check)


def _plan(
    request: HttpRequest, way: Way, check: Check, form: PromisesForm | None = None
) -> HttpResponse:
    sheet = scoring.sheet_of(check)
    context = {
        "way": way, "check": check, "sheet": sheet, "staying": scoring.staying(sheet),
        "answers": True, "promises": form or to_choose(check, sheet), "form": form,
    }  # fmt: skip
    return render(request, "checkup/together_plan.html", context)
