"""Close the membership, take one's data along, have it erased; or say one is still here."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import logout
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from watchhouse.foundation import clock, retention
from watchhouse.foundation.refusal import done, why_not
from watchhouse.members import actions, gates, rules
from watchhouse.members.forms import EraseForm
from watchhouse.members.models import Business, Export
from watchhouse.members.rules import Gone, LinkOver
from watchhouse.people import gates as people

WILL_BE = "Noted. We erase it in 7 days. Until then you can change your mind on this page."
KEPT = "Noted: nothing is erased."


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """The owner closes the membership; the page asks first."""
    business = gates.my_business_to_leave(request)
    if request.method != "POST":
        context = {"business": business, "days": retention.days("left")}
        return render(request, "members/leave.html", context)
    actions.leave(business, by=people.signed_in(request))
    request.session.pop(gates.CHOSEN, None)
    return redirect("members:left")


@require_safe
def left(request: HttpRequest) -> HttpResponse:
    """Gone, and welcome back."""
    people.anyone(request)
    return render(request, "members/left.html", {"days": retention.days("left")})


@require_http_methods(["GET", "HEAD", "POST"])
def export(request: HttpRequest) -> HttpResponse:
    """Ask for all that is kept, and fetch it when it is ready."""
    business = gates.my_business_to_leave(request)
    person = people.person_of(request)
    if request.method == "POST" and person:
        actions.ask_export(business, by=person)
        return redirect("members:export")
    mine = Export.objects.standing().filter(business=business, by=person)
    context = {
        "business": business, "export": mine.order_by("-pk").first(),
        "days": retention.days("export"),
    }  # fmt: skip
    return render(request, "members/export.html", context)


@never_cache
@require_safe
def fetch(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file itself; each time is written down."""
    export = gates.my_export(request, pk)
    if request.method == "GET":
        actions.fetched(export, by=export.by)
    name = f"watchhouse-{clock.today().isoformat()}.zip"
    return FileResponse(
        export.file.open("rb"), as_attachment=True, filename=name, content_type="application/zip"
    )


@require_safe
def erase(request: HttpRequest) -> HttpResponse:
    """What goes, what stays and why; and when it is to be."""
    business = gates.my_business_to_leave(request)
    return _erase(request, business, EraseForm(now=not _several(business)))


@require_http_methods(["GET", "HEAD", "POST"])
def confirm_erase(request: HttpRequest) -> HttpResponse:
    """The last question; the button does it."""
    business = gates.my_business_to_leave(request)
    sent = request.POST if request.method == "POST" else request.GET
    form = EraseForm(sent, now=not _several(business))
    if not form.is_valid():
        return _erase(request, business, form)
    now = form.cleaned_data["when"] == "now"
    if request.method != "POST":
        context = {"business": business, "now": now, "when": form.cleaned_data["when"]}
        return render(request, "members/confirm_erase.html", context)
    by = people.signed_in(request)
    if not done(request, lambda: actions.ask_erasure(business, now=now, by=by)):
        return redirect("members:erase")
    if not now:
        messages.success(request, WILL_BE)
        return redirect("members:erase")
    logout(request)
    return redirect("members:erased")


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """The owner changed their mind."""
    business = gates.my_business_to_leave(request)
    waiting, by = actions.waiting(business), people.signed_in(request)
    if waiting:
        done(request, lambda: actions.take_back(waiting, by=by), said=KEPT)
    return redirect("members:erase")


@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """It has begun: nobody is signed in any more."""
    people.anyone(request)
    return render(request, "members/erased.html")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stay(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the letter's link: looking changes nothing, the button keeps the business."""
    try:
        business, person = gates.bearer(request, token)
    except Gone as refusal:
        return render(request, "members/stay.html", {"gone": refusal.sentence}, status=410)
    except LinkOver as refusal:
        return render(request, "members/stay.html", {"old": refusal.sentence}, status=410)
    if request.method == "POST":
        actions.stay(business, by=person)
    context = {"business": business, "stayed": request.method == "POST"}
    return render(request, "members/stay.html", context)


def _erase(request: HttpRequest, business: Business, form: EraseForm) -> HttpResponse:
    context = {
        "business": business, "waiting": actions.waiting(business), "form": form,
        "several": _several(business),
    }  # fmt: skip
    return render(request, "members/erase.html", context)


def _several(business: Business) -> str:
    """Why it can't be erased now, if others own it, too."""
    return why_not(rules.check_can_erase_now, business)
