"""The adviser's page: what a business says it has in place, shows, and what was seen there."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from watchhouse.checkup import actions, gates, promised, scoring
from watchhouse.checkup.models import How
from watchhouse.foundation.refusal import done


@require_safe
def desk(request: HttpRequest, pk: int) -> HttpResponse:
    """Promises, what is done, the evidence, and a button beside each: I saw it."""
    _, business = gates.confirming(request, pk)
    context = {
        "business": business,
        "keeping": promised.of(business),
        "evidence": [
            (scoring.title_of(row.measure), row)
            for row in business.evidence.select_related("by").order_by("-given_at")
        ],
    }
    return render(request, "checkup/desk.html", context)


@require_POST
def confirm(request: HttpRequest, pk: int, measure: str) -> HttpResponse:
    """The adviser saw it in place."""
    person, business = gates.confirming(request, pk)
    title = scoring.title_of(measure)
    done(
        request,
        lambda: actions.confirm(business, measure=measure, how=How.ADVISER, by=person),
        said=f"Kept: you saw it. {title}.",
    )
    return redirect("checkup:desk", business.pk)
