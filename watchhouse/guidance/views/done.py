"""A member says that it did what a guide shows, and takes it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from watchhouse.guidance import doing, gates
from watchhouse.people.gates import signed_in


@require_POST
def done(request: HttpRequest, slug: str) -> HttpResponse:
    """We have done this."""
    page, business = gates.my_business(request, slug)
    if doing.do(page, business=business, by=signed_in(request)):
        messages.success(request, "Noted: done. Well done.")
    return redirect(page.address)


@require_POST
def undone(request: HttpRequest, slug: str) -> HttpResponse:
    """It isn't done after all."""
    page, business = gates.my_business(request, slug)
    if doing.undo(page, business=business, by=signed_in(request)):
        messages.success(request, "Noted: still to do.")
    return redirect(page.address)
