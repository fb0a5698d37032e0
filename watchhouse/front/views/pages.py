"""What anyone may read about the centre."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from watchhouse.foundation import clock, retention
from watchhouse.front.so_far import so_far
from watchhouse.guidance import facts
from watchhouse.people import gates
from watchhouse.threats.models import Advisory


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Three doors, the one warning that counts now, and who runs this."""
    gates.anyone(request)
    week = clock.now() - timedelta(days=7)
    context = {"each": Advisory.objects.public().first(), "week": week, **so_far()}
    return render(request, "front/home.html", context)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Who we are, what we do, and what we don't."""
    gates.anyone(request)
    return render(request, "front/about.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What we keep, why, how long, and whom to complain to."""
    gates.anyone(request)
    kept = {"left": retention.days("left"), "cases": retention.days("cases")}
    context = {"ico": facts.register()["ico"].values, **kept}
    return render(request, "front/privacy.html", context)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """How usable this site is, what is not tried yet, and whom to tell."""
    gates.anyone(request)
    return render(request, "front/accessibility.html")


@require_safe
def weakness(request: HttpRequest) -> HttpResponse:
    """How somebody who found a weakness in this site tells us, and what we do then."""
    gates.anyone(request)
    return render(request, "front/weakness.html")
