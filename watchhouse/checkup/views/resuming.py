"""Go on later or on another device: a link that is shown and e-mailed, and where it leads."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from watchhouse.checkup import actions, gates, resuming, rules
from watchhouse.checkup.forms import GoOnForm
from watchhouse.checkup.models import Check
from watchhouse.members import gates as members
from watchhouse.people.gates import not_too_often, person_of

SENT = _(
    "We send the link to that address. An address gets one such letter a day, so a second one "
    "comes tomorrow at the earliest."
)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def go_on(request: HttpRequest) -> HttpResponse:
    """Show the link, and e-mail it to whoever asks."""
    check = gates.my_check(request)
    if check is None:
        return redirect("checkup:start")
    person = person_of(request)
    form = GoOnForm(initial={"email": person.email if person else ""})
    if request.method == "POST":
        not_too_often(request, action="go_on")
        form = GoOnForm(request.POST)
        if form.is_valid():
            not_too_often(request, action="go_on_letter", key=form.cleaned_data["email"].lower())
            actions.send_link(check, to=form.cleaned_data["email"], by=person)
            messages.success(request, SENT)
            return redirect("checkup:go_on")
    context = {"check": check, "form": form, "link": resuming.link(check)}
    return render(request, "checkup/go_on.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def go_on_here(request: HttpRequest, token: str) -> HttpResponse:
    """Where the link leads: a page that asks, since programs open links too; POST goes on."""
    opened = gates.by_link(request, token)
    if opened is None:
        return render(request, "checkup/go_on_over.html", status=404)
    check, begun = opened.check, gates.begun_here(request)
    if opened.used and begun != check:
        return _elsewhere(request)
    if request.method != "POST":
        other = begun is not None and begun != check
        context = {"check": check, "other": other, "answered": check.answers.count()}
        return render(request, "checkup/go_on_here.html", context)
    if check.business is None:
        return _held(request, check) if begun != check else redirect("checkup:resume")
    request.session[members.CHOSEN] = check.business.pk
    return redirect("checkup:plan" if gates.only_helps(request) else "checkup:resume")


def _held(request: HttpRequest, check: Check) -> HttpResponse:
    """From here on this session sees the check, and no other."""
    try:
        resuming.hold(request.session, actions.go_on(check))
    except rules.WentOn:
        return _elsewhere(request)
    return redirect("checkup:resume")


def _elsewhere(request: HttpRequest) -> HttpResponse:
    context = {"sentence": rules.WentOn.sentence}
    return render(request, "checkup/go_on_over.html", context, status=410)
