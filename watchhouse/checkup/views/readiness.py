"""Cyber Essentials: where the firm stands, and the questions that the check did not ask."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from watchhouse.checkup import actions, gates, printing, scheme
from watchhouse.checkup import readiness as standing
from watchhouse.checkup.forms import QuestionForm, ReadinessForm
from watchhouse.checkup.models import Check
from watchhouse.checkup.scheme import Requirement
from watchhouse.checkup.views.paper import as_pdf
from watchhouse.foundation import paper
from watchhouse.guidance.facts import register
from watchhouse.people.gates import not_looking_too_often, person_of
from watchhouse.people.models import Person


@require_safe
def readiness(request: HttpRequest) -> HttpResponse:
    """The five controls, and what would fail the assessment today."""
    check = gates.my_readiness(request)
    if check is None:
        return redirect("checkup:start")
    context = {
        "check": check,
        "readiness": standing.of(check),
        "fact": register()["cyber-essentials"],
    }
    return render(request, "checkup/readiness.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def readiness_question(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask one question; its answer is kept at once and may be changed later."""
    check, requirement = gates.my_readiness(request), scheme.current().find(slug)
    if requirement is None:
        raise Http404
    if check is None:
        return redirect("checkup:start")
    form = _form(check, requirement, request.POST if request.method == "POST" else None)
    if form.is_valid():
        _keep(check, requirement, form.cleaned_data["answer"], person_of(request))
        return _next(check)
    context = {
        "form": form, "requirement": requirement, "why": standing.why(requirement),
        "left": len(standing.of(check).to_ask),
    }  # fmt: skip
    return render(request, "checkup/readiness_question.html", context)


@never_cache
@require_safe
def readiness_pdf(request: HttpRequest) -> HttpResponse:
    """The same on paper."""
    check = gates.my_readiness(request)
    if check is None:
        return redirect("checkup:start")
    not_looking_too_often(request, action="paper")
    title, data = printing.readiness(standing.of(check), check.business)
    return as_pdf(paper.pdf("readiness", data, title=title), name="cyber-essentials")


def _form(check: Check, requirement: Requirement, typed: Any) -> ReadinessForm | QuestionForm:
    """Our own question's, or the check's where the check has the question."""
    if requirement.ask:
        return ReadinessForm(typed, requirement=requirement, owner=check.owner)
    return QuestionForm(typed, slug=requirement.asks_check, check=check)


def _keep(check: Check, requirement: Requirement, option: str, by: Person | None) -> None:
    if requirement.ask:
        actions.answer_readiness(check.owner, requirement=requirement.slug, option=option)
        return
    actions.answer(check, question=requirement.asks_check, option=option, by=by)
    if check.completed_at:
        actions.complete(check, by=by)


def _next(check: Check) -> HttpResponse:
    """The next open question; where there is none, where the firm stands."""
    to_ask = standing.of(check).to_ask
    if to_ask:
        return redirect("checkup:readiness_question", slug=to_ask[0].slug)
    return redirect("checkup:readiness")
