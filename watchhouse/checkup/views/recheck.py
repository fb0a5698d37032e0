"""A look at a few answers again, two minutes."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from watchhouse.checkup import actions, again, promised, scoring
from watchhouse.checkup.models import Recheck, RecheckState
from watchhouse.checkup.promise_forms import RecheckForm
from watchhouse.checkup.rhythm import rhythm
from watchhouse.foundation.refusal import Refusal
from watchhouse.members import gates as members
from watchhouse.people.gates import signed_in


@require_http_methods(["GET", "HEAD", "POST"])
def recheck(request: HttpRequest) -> HttpResponse:
    """Say what it is, then begin, or go on where it stopped."""
    business = members.my_own_business(request)
    if request.method == "POST":
        try:
            return _next(actions.begin_recheck(business))
        except Refusal as refusal:
            messages.error(request, refusal.sentence)
            return redirect("checkup:plan")
    context = {"keeping": promised.of(business), "rhythm": rhythm()}
    return render(request, "checkup/recheck.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def recheck_question(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask one of them; its answer is kept at once."""
    business = members.my_own_business(request)
    asking = business.rechecks.under_way().select_related("base__business").first()
    if asking is None:
        return redirect("checkup:recheck")
    if slug not in asking.questions or slug not in scoring.questions():
        raise Http404
    data = request.POST if request.method == "POST" else None
    form = RecheckForm(data, slug=slug, check=asking.base, said=asking.said.get(slug, ""))
    if form.is_bound and form.is_valid():
        try:
            option = form.cleaned_data["answer"]
            return _next(
                actions.answer_again(asking, question=slug, option=option, by=signed_in(request))
            )
        except Refusal as refusal:
            messages.error(request, refusal.sentence)
            return redirect("checkup:recheck")
    return render(request, "checkup/recheck_question.html", _asking(asking, slug, form))


@require_safe
def recheck_result(request: HttpRequest) -> HttpResponse:
    """What the last look confirmed, and what is on top of the plan now."""
    business = members.my_own_business(request)
    ended = business.rechecks.filter(state=RecheckState.FINISHED).order_by("-ended_at").first()
    if ended is None:
        return redirect("checkup:recheck")
    context = {
        "confirmed": again.in_order(ended.confirmed), "worse": again.in_order(ended.worse),
        "asked": len(ended.said),
    }  # fmt: skip
    return render(request, "checkup/recheck_result.html", context)


def _next(asking: Recheck) -> HttpResponse:
    if asking.state == RecheckState.FINISHED:
        return redirect("checkup:recheck_result")
    return redirect("checkup:recheck_question", again.left(asking)[0])


def _asking(asking: Recheck, slug: str, form: RecheckForm) -> dict[str, object]:
    place = asking.questions.index(slug)
    return {
        "form": form, "question": scoring.questions()[slug], "number": place + 1,
        "asked": len(asking.questions), "answered": len(asking.said),
        "before": asking.questions[place - 1] if place else "",
    }  # fmt: skip
