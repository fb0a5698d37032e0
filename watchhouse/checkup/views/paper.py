"""The plan and the readiness as PDF, for whoever may see their pages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from watchhouse.checkup import gates, printing, scoring
from watchhouse.checkup.models import Check
from watchhouse.foundation import paper
from watchhouse.people.gates import not_looking_too_often


@never_cache
@require_safe
def plan_pdf(request: HttpRequest) -> HttpResponse:
    """The plan on paper."""
    check = gates.my_plan(request)
    if check is None:
        return redirect("checkup:start")
    return on_paper(request, check)


def on_paper(request: HttpRequest, check: Check) -> HttpResponse:
    """The plan of this check as a PDF, so often from one network address."""
    not_looking_too_often(request, action="paper")
    title, data = printing.plan(scoring.sheet_of(check), check.business)
    return as_pdf(paper.pdf("plan", data, title=title), name="plan")


def as_pdf(content: bytes, *, name: str) -> HttpResponse:
    """A PDF to keep, for this reader alone."""
    told = {"Content-Disposition": f'attachment; filename="{name}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=told)
