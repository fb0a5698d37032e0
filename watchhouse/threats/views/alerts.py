"""What a member was warned of, and its answer: signed in, or by the link in the mail."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from watchhouse.foundation.refusal import done
from watchhouse.people.models import Person
from watchhouse.threats import actions, gates
from watchhouse.threats.forms import AnswerForm
from watchhouse.threats.models import Alert

NOTED = {
    "done": "Noted: done. Thank you.",
    "not_ours": "Noted: your business does not use it.",
    "help": "Noted: one of us will contact you about this.",
}


@require_safe
def alerts(request: HttpRequest) -> HttpResponse:
    """All alerts to my businesses, what is still to do first."""
    person = gates.member(request)
    mine = Alert.objects.of(person).filter(advisory__state="published")
    page = Paginator(mine.order_by("-created_at", "-pk"), 20).get_page(request.GET.get("page"))
    return render(request, "threats/alerts.html", {"page": page})


@require_safe
def alert(request: HttpRequest, pk: int) -> HttpResponse:
    """One alert: what to do first, does this affect me, how."""
    mine = gates.my_alert(request, pk)
    return render(request, "threats/alert.html", {"alert": mine, "advisory": mine.advisory})


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Done, not ours, or need help."""
    mine = gates.my_alert(request, pk)
    _keep(request, mine, gates.member(request))
    return redirect("threats:alert", mine.pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def from_mail(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the mail's link: looking changes nothing, a button answers."""
    bearer = gates.bearer(request, token)
    if bearer.alert is None:
        return render(request, "threats/link_too_old.html", status=410)
    if request.method == "POST":
        _keep(request, bearer.alert, bearer.person)
        return redirect("threats:from_mail", token)
    context = {"alert": bearer.alert, "advisory": bearer.alert.advisory, "token": token}
    return render(request, "threats/alert.html", context)


def _keep(request: HttpRequest, alert: Alert, by: Person | None) -> None:
    form = AnswerForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Choose one of the three answers.")
        return
    says = form.cleaned_data["says"]
    done(request, lambda: actions.answer(alert, says=says, by=by), said=NOTED[says])
