"""The questions, one a page; the first advice after three answers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from watchhouse.checkup import actions, gates, scoring
from watchhouse.checkup.forms import QuestionForm
from watchhouse.checkup.models import Check
from watchhouse.people.gates import person_of

FIRST_ADVICE_AFTER = 3


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Say what is asked and what is kept; begin, go on, or check again. A helper sees the plan."""
    if gates.only_helps(request) and request.method != "POST":
        return redirect("checkup:plan")
    check = gates.my_check(request)
    if request.method == "POST":
        if check is None or check.completed_at:
            check = actions.start(business=gates.my_firm(request), by=person_of(request))
            request.session["check"] = check.pk
        return redirect("checkup:resume")
    return render(request, "checkup/start.html", {"check": check, **_how_far(check)})


@require_safe
def resume(request: HttpRequest) -> HttpResponse:
    """Go to the question that comes next; to the plan when there is none."""
    check = gates.my_check(request)
    if check is None:
        return redirect("checkup:start")
    return _next(check)


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask one question; its answer is kept at once and may be changed later."""
    check = gates.my_check(request)
    if slug not in scoring.questions():
        raise Http404
    if check is None:
        return redirect("checkup:start")
    form = QuestionForm(request.POST or None, slug=slug, check=check)
    if request.method == "POST":
        form = QuestionForm(request.POST, slug=slug, check=check)
        if form.is_valid():
            return _answered(request, check, slug, form.cleaned_data["answer"])
    return render(request, "checkup/question.html", _asking(check, slug, form))


@require_safe
def more(request: HttpRequest) -> HttpResponse:
    """Ask one question more than a check asks; to the plan when there is none."""
    check = gates.my_check(request)
    if check is None:
        return redirect("checkup:start")
    following = scoring.one_more(check)
    if following is None:
        messages.success(request, "You have told us all that we can ask.")
        return redirect("checkup:plan")
    return redirect("checkup:question", slug=following.slug)


@require_safe
def advice(request: HttpRequest) -> HttpResponse:
    """The first step to take, worth taking whatever else is answered."""
    check = gates.my_check(request)
    if check is None or not check.answers.exists():
        return redirect("checkup:start")
    sheet = scoring.sheet_of(check)
    first = sheet.first_three[0] if sheet.lines else None
    context = {"line": first, "check": check, **_how_far(check)}
    return render(request, "checkup/advice.html", context)


def _answered(request: HttpRequest, check: Check, slug: str, option: str) -> HttpResponse:
    by, before = person_of(request), check.answers.count()
    actions.answer(check, question=slug, option=option, by=by)
    if check.completed_at:
        actions.complete(check, by=by)
        messages.success(request, "Saved. Your plan goes by it now.")
        return redirect("checkup:plan")
    count = check.answers.count()
    if scoring.next_question(check) is None:
        check = actions.complete(check, by=by)
    elif before < count == FIRST_ADVICE_AFTER:
        return redirect("checkup:advice")
    return _next(check)


def _next(check: Check) -> HttpResponse:
    following = None if check.completed_at else scoring.next_question(check)
    if following is None:
        return redirect("checkup:plan")
    return redirect("checkup:question", slug=following.slug)


def _asking(check: Check, slug: str, form: QuestionForm) -> dict[str, Any]:
    said = list(check.answers.order_by("pk").values_list("question", flat=True))
    place = said.index(slug) if slug in said else len(said)
    return {
        "form": form,
        "check": check,
        "question": scoring.questions()[slug],
        "number": place + 1,
        "before": said[place - 1] if place else "",
        **_how_far(check),
    }


def _how_far(check: Check | None) -> dict[str, int]:
    if check is None:
        return {"answered": 0, "most": scoring.bank().bank.most_questions}
    progress = scoring.progress(check)
    return {"answered": progress.answered, "most": progress.most}
