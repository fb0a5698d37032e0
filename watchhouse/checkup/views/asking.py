"""One question a page, whichever way through the check it is on."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from watchhouse.checkup import actions, scoring
from watchhouse.checkup.forms import QuestionForm
from watchhouse.checkup.models import Check
from watchhouse.checkup.ways import Way
from watchhouse.people.gates import person_of

FIRST_ADVICE_AFTER = 3


def ask(request: HttpRequest, way: Way, check: Check | None, slug: str) -> HttpResponse:
    """Ask; the answer is kept at once, and leads on."""
    if slug not in scoring.questions():
        raise Http404
    if check is None:
        return redirect(way.to("start"))
    form = QuestionForm(request.POST or None, slug=slug, check=check)
    if request.method == "POST":
        form = QuestionForm(request.POST, slug=slug, check=check)
        if form.is_valid():
            return _answered(request, way, check, slug, form.cleaned_data["answer"])
    return render(request, "checkup/question.html", _asking(way, check, slug, form))


def following(way: Way, check: Check) -> HttpResponse:
    """To the question that comes next, or to the plan when there is none."""
    question = None if check.completed_at else scoring.next_question(check)
    return redirect(way.to("question", question.slug) if question else way.to("plan"))


def how_far(check: Check | None) -> dict[str, int]:
    """How many were answered, and how many are asked at most."""
    if check is None:
        return {"answered": 0, "most": scoring.bank().bank.most_questions}
    progress = scoring.progress(check)
    return {"answered": progress.answered, "most": progress.most}


def _answered(request: HttpRequest, way: Way, check: Check, slug: str, option: str) -> HttpResponse:
    by, before = person_of(request), check.answers.count()
    if way.adviser:
        actions.answer_together(check, question=slug, option=option, by=way.adviser)
    else:
        actions.answer(check, question=slug, option=option, by=by)
    if check.completed_at:
        actions.complete(check, by=by)
        messages.success(request, _("Saved. The plan goes by it now."))
        return redirect(way.to("plan"))
    count = check.answers.count()
    if scoring.next_question(check) is None:
        check = actions.complete(check, by=by)
    elif before < count == FIRST_ADVICE_AFTER and not way.firm:
        return redirect("checkup:advice")
    return following(way, check)


def _asking(way: Way, check: Check, slug: str, form: QuestionForm) -> dict[str, Any]:
    said = list(check.answers.order_by("pk").values_list("question", flat=True))
    place = said.index(slug) if slug in said else len(said)
    return {
        "way": way,
        "form": form,
        "check": check,
        "question": scoring.questions()[slug],
        "number": place + 1,
        "back": way.to("question", said[place - 1]) if place else way.to("start"),
        **how_far(check),
    }
