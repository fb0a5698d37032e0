"""What anyone may read."""

from __future__ import annotations

from datetime import timedelta

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from watchhouse.foundation import clock
from watchhouse.people import gates as people
from watchhouse.threats import gates
from watchhouse.threats.models import Advisory


@require_safe
def warnings(request: HttpRequest) -> HttpResponse:
    """Warnings of this week, then the earlier ones."""
    people.anyone(request)
    page = Paginator(Advisory.objects.public(), 20).get_page(request.GET.get("page"))
    week = clock.now() - timedelta(days=7)
    return render(request, "threats/warnings.html", {"page": page, "week": week})


@require_safe
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """One warning, in at most 400 words."""
    advisory = gates.public_report(request, slug)
    products = advisory.products.filter(kept=True)
    return render(request, "threats/report.html", {"advisory": advisory, "products": products})
