"""What people see when something is not right: always what happened to their answers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long, or in two tabs: nothing was stored, the back button keeps it."""
    return render(request, "403_csrf.html", status=403)
