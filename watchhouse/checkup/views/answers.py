"""What was answered, each with a way to change it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from watchhouse.checkup import gates, scoring
from watchhouse.checkup.models import Check
from watchhouse.checkup.ways import Way
from watchhouse.foundation.languages import say


@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """List the answers of the check: those that count, and those that do not, with the reason."""
    check = gates.my_check(request)
    if check is None:
        return redirect("checkup:start")
    return in_list(request, Way(), check)


def in_list(request: HttpRequest, way: Way, check: Check) -> HttpResponse:
    """The list, with the addresses of the way that the check is on."""
    said = scoring.in_words(check)
    context = {
        "way": way,
        "check": check,
        "rows": [_row(way, each) for each in said if each.standing == "counts"],
        "again": [_row(way, each) for each in said if each.standing == "choose-again"],
        "closed": [_row(way, each) for each in said if each.standing == "closed"],
        "gone": [each.title for each in said if each.standing == "no-longer-asked"],
    }
    return render(request, "checkup/answers.html", context)


def _row(way: Way, each: scoring.Said) -> dict[str, str]:
    label = say(each.label) or _("Please choose again")
    return {"key": say(each.title), "value": label, "href": way.to("question", each.question)}
