"""A guide on one small page, to hang up or to hand over."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from watchhouse.foundation import paper
from watchhouse.guidance import cards, gates
from watchhouse.people.gates import not_looking_too_often, person_of

HOUR = 3600


@require_safe
def card(request: HttpRequest, slug: str) -> HttpResponse:
    """An A5 page with the steps; for a member, with those for what they use."""
    page = gates.guide(request, slug)
    not_looking_too_often(request, action="paper")
    business = gates.reader(request)
    uses = set(business.uses.values_list("product", flat=True)) if business else set()
    template, data = cards.of(page, uses)
    answer = HttpResponse(paper.pdf(template, data, title=page.title), "application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{slug}.pdf"'
    known = person_of(request) is not None
    answer["Cache-Control"] = "private, no-store" if known else f"public, max-age={HOUR}"
    patch_vary_headers(answer, ["Cookie"])
    return answer
