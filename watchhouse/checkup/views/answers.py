"""What was answered, each with a way to change it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from watchhouse.checkup import gates, scoring


@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """List the answers of the check."""
    check = gates.my_check(request)
    if check is None:
        return redirect("checkup:start")
    rows = [
        {"key": title, "value": said, "href": reverse("checkup:question", args=[slug])}
        for slug, title, said in scoring.in_words(check)
    ]
    return render(request, "checkup/answers.html", {"check": check, "rows": rows})
