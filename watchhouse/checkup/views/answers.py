"""What was answered, each with a way to change it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from watchhouse.checkup import gates, scoring


@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """List the answers of the check: those that count, and those that do not, with the reason."""
    check = gates.my_check(request)
    if check is None:
        return redirect("checkup:start")
    said = scoring.in_words(check)
    context = {
        "check": check,
        "rows": [_row(each) for each in said if each.standing == "counts"],
        "again": [_row(each) for each in said if each.standing == "choose-again"],
        "closed": [_row(each) for each in said if each.standing == "closed"],
        "gone": [each.title for each in said if each.standing == "no-longer-asked"],
    }
    return render(request, "checkup/answers.html", context)


def _row(each: scoring.Said) -> dict[str, str]:
    label = each.label or "Please choose again"
    href = reverse("checkup:question", args=[each.question])
    return {"key": each.title, "value": label, "href": href}
