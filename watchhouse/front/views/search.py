"""Search over everything that anyone may read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from watchhouse.front.searching import search as found
from watchhouse.people import gates

LONGEST = 100


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What fits the words; whoever is in trouble is shown the way to help first."""
    gates.anyone(request)
    words = request.GET.get("words", "").replace("\0", "").strip()[:LONGEST]
    context = {"words": words, "answers": found(words) if words else None}
    return render(request, "front/search.html", context)
