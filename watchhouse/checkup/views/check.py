"""The questions, one a page; the first advice after three answers."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from watchhouse.checkup import actions, gates, resuming, scoring
from watchhouse.checkup.views.asking import ask, following, how_far
from watchhouse.checkup.ways import Way
from watchhouse.people.gates import person_of


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Say what is asked and what is kept; begin, go on, or check again. A helper sees the plan."""
    if gates.only_helps(request) and request.method != "POST":
        return redirect("checkup:plan")
    check = gates.my_check(request)
    if request.method == "POST":
        if check is None or check.completed_at:
            check = actions.start(business=gates.my_firm(request), by=person_of(request))
            resuming.hold(request.session, check)
        return redirect("checkup:resume")
    return render(request, "checkup/start.html", {"check": check, **how_far(check)})


@require_safe
def resume(request: HttpRequest) -> HttpResponse:
    """Go to the question that comes next; to the plan when there is none."""
    check = gates.my_check(request)
    if check is None:
        return redirect("checkup:start")
    return following(Way(), check)


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask one question; its answer is kept at once and may be changed later."""
    check = gates.my_check(request)
    return ask(request, Way(), check, slug)


@require_safe
def more(request: HttpRequest) -> HttpResponse:
    """Ask one question more than a check asks; to the plan when there is none."""
    check = gates.my_check(request)
    if check is None:
        return redirect("checkup:start")
    another = scoring.one_more(check)
    if another is None:
        messages.success(request, _("You have told us all that we can ask."))
        return redirect("checkup:plan")
    return redirect("checkup:question", slug=another.slug)


@require_safe
def advice(request: HttpRequest) -> HttpResponse:
    """The first step to take, worth taking whatever else is answered."""
    check = gates.my_check(request)
    if check is None or not check.answers.exists():
        return redirect("checkup:start")
    sheet = scoring.sheet_of(check)
    first = sheet.first_three[0] if sheet.lines else None
    context = {"line": first, "check": check, **how_far(check)}
    return render(request, "checkup/advice.html", context)
