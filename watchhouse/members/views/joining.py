"""Joining: three fields, a code, and the business is there."""

from __future__ import annotations

from typing import TypedDict

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from watchhouse.foundation.refusal import Refusal
from watchhouse.members import actions, joining
from watchhouse.members.forms import CodeForm, JoinForm
from watchhouse.members.rules import AlreadyKnown, CodeSpent, WrongCode
from watchhouse.people import gates
from watchhouse.people.consents import texts
from watchhouse.people.models import Person

WELCOME = _(
    "You are a member now. Next, say what you use: then we can warn you of what touches you."
)
HELD = ("check", "holder")  # what the checkup room left in the session


class Held(TypedDict, total=False):
    """The check made before joining, and the number by which this session holds it."""

    check_id: int
    check_holder: int


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Name, address, postcode; whoever is signed in adds a business without the address."""
    gates.not_too_often(request, action="signup")
    person = gates.person_of(request)
    waiting = joining.of(request.session)
    typed = {"name": waiting.name, "email": waiting.email, "postcode": waiting.postcode}
    form = JoinForm(_sent(request), known=person is not None, initial=typed)
    if request.method == "GET" or not form.is_valid():
        return _page(request, form)
    if person:
        return _add(request, form, by=person)
    gates.not_too_often(request, action="join_letter", key=form.cleaned_data["email"])
    actions.send_code(joining.ask(request.session, **form.cleaned_data))
    return redirect("members:code")


@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """The code from the e-mail; the page is the same for every address."""
    gates.not_too_often(request, action="signup")
    waiting = joining.of(request.session)
    if gates.person_of(request):
        return redirect("members:profile")
    if not waiting.email:
        return redirect("members:join")
    form = CodeForm(_sent(request))
    if form.is_valid():
        try:
            joining.check(request.session, form.cleaned_data["code"])
            person, business = actions.welcome(
                email=waiting.email, name=waiting.name, postcode=waiting.postcode,
                **_check(request),
            )  # fmt: skip
        except (WrongCode, CodeSpent, AlreadyKnown) as refusal:
            form.add_error("code", refusal.sentence)
        else:
            gates.sign_in(request, person, method="code")
            return _in(request, business.pk)
    return render(request, "members/code.html", {"form": form, "email": waiting.email})


@require_POST
def again(request: HttpRequest) -> HttpResponse:
    """Send a new code to the same address."""
    gates.not_too_often(request, action="signup")
    waiting = joining.again(request.session)
    if waiting.email:
        gates.not_too_often(request, action="join_letter", key=waiting.email)
        actions.send_code(waiting)
    return redirect("members:code")


def _add(request: HttpRequest, form: JoinForm, *, by: Person) -> HttpResponse:
    """One more business of somebody who is signed in."""
    try:
        business = actions.join(by=by, **_check(request), **form.cleaned_data)
    except Refusal as refusal:
        form.add_error("name", refusal.sentence)
        return _page(request, form)
    return _in(request, business.pk)


def _page(request: HttpRequest, form: JoinForm) -> HttpResponse:
    context = {"form": form, "agreement": texts()["membership"]}
    return render(request, "members/join.html", context)


def _sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _in(request: HttpRequest, business: int) -> HttpResponse:
    joining.done(request.session)
    for key in HELD:
        request.session.pop(key, None)
    request.session["business"] = business
    messages.success(request, WELCOME)
    return redirect("members:profile")


def _check(request: HttpRequest) -> Held:
    """The check made before joining, as the checkup room left it in the session."""
    check, holder = (request.session.get(key) for key in HELD)
    if isinstance(check, int) and isinstance(holder, int):
        return {"check_id": check, "check_holder": holder}
    return {}
