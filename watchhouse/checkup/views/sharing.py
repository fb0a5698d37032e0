"""The owner sends the steps to the IT person; the IT person ticks them off without an account."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from watchhouse.checkup import actions, gates, printing, rules
from watchhouse.checkup.forms import SendForm
from watchhouse.checkup.models import Check, PlanShare
from watchhouse.checkup.views.paper import as_pdf
from watchhouse.foundation import paper
from watchhouse.foundation.refusal import Refusal, done
from watchhouse.people.gates import not_looking_too_often, signed_in

SENT = (
    "We send the list to that address. An address gets one such letter a day, so a second one "
    "comes tomorrow at the earliest."
)
TICKED = "Noted: done. {firm} sees that you ticked it."


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest) -> HttpResponse:
    """Send the steps; see which links work, and what was ticked by them."""
    check = gates.my_own_plan(request)
    form = SendForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.send(check, to=form.cleaned_data["email"], by=signed_in(request))
        except Refusal as refusal:
            form.add_error("email", refusal.sentence)
        else:
            messages.success(request, SENT)
            return redirect("checkup:send")
    return _page(request, check, form)


@never_cache
@require_POST
def make_link(request: HttpRequest) -> HttpResponse:
    """Show a new link, this once, for the owner to hand on."""
    check = gates.my_own_plan(request)
    try:
        token = actions.make_link(check, by=signed_in(request))
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect("checkup:send")
    link = settings.BASE_URL + reverse("checkup:shared", args=[token])
    return _page(request, check, SendForm(), link=link)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """End a link at once."""
    share = gates.my_share(request, pk)
    actions.withdraw(share, by=signed_in(request))
    messages.success(request, "The link no longer works.")
    return redirect("checkup:send")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link: looking changes nothing, a button ticks a step off."""
    share = gates.shared(request, token)
    if not gates.stands(share):
        return _over(request, share)
    if request.method == "POST":
        _tick(request, share)
        return _unlisted(redirect("checkup:shared", token))
    if request.method == "GET":
        actions.opened(share)
    context = {
        "business": share.business, "lines": actions.offered(share.business), "token": token,
        "ticked": share.ticked.ticked(), "until": share.expires_at,
    }  # fmt: skip
    return _unlisted(render(request, "checkup/shared.html", context))


@never_cache
@require_safe
def shared_pdf(request: HttpRequest, token: str) -> HttpResponse:
    """The same list on paper."""
    share = gates.shared(request, token)
    if not gates.stands(share):
        return _over(request, share)
    not_looking_too_often(request, action="paper")
    title, data = printing.for_helper(actions.offered(share.business), share.business)
    return _unlisted(as_pdf(paper.pdf("plan", data, title=title), name="steps"))


def _tick(request: HttpRequest, share: PlanShare) -> None:
    measure, ticked = request.POST.get("measure", ""), request.POST.get("becomes") == "done"
    said = TICKED.format(firm=share.business.name) if ticked else "Noted: it is not done yet."
    done(request, lambda: actions.tick(share, measure=measure, done=ticked), said=said)


def _over(request: HttpRequest, share: PlanShare | None) -> HttpResponse:
    """One page for a link that never was (404), has run out or was withdrawn (410)."""
    context = {"sentence": rules.ShareOver.sentence}
    status = 404 if share is None else 410
    return _unlisted(render(request, "checkup/shared_over.html", context, status=status))


def _unlisted(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _page(request: HttpRequest, check: Check, form: SendForm, *, link: str = "") -> HttpResponse:
    business = check.owner
    context: dict[str, Any] = {"form": form, "link": link, "business": business}
    return render(request, "checkup/send.html", context)
