"""The little steps: anybody asks for them, confirms their address, and answers each letter."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from watchhouse.foundation import retention
from watchhouse.foundation.refusal import done
from watchhouse.guidance import facts, gates, subscribing
from watchhouse.guidance.forms.little_steps import AskForm
from watchhouse.guidance.models import (
    TOPIC,
    Guide,
    Said,
    StepLetter,
    Subscription,
    SubscriptionState,
)
from watchhouse.guidance.rules.little_steps import NoAnswer
from watchhouse.guidance.series import LittleStep, series
from watchhouse.people import gates as people
from watchhouse.people.consents import texts

TOO_OLD = "guidance/link_too_old.html"
FIRST = 5  # little steps that the page shows


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def little_steps(request: HttpRequest) -> HttpResponse:
    """What they are, and a box for the address; whoever is signed in has a switch elsewhere."""
    people.anyone(request)
    form = AskForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        people.not_too_often(request, action="little_steps")
        if form.is_valid():
            email = form.cleaned_data["email"].lower()
            people.not_too_often(request, action="little_steps_letter", key=email)
            subscribing.ask(email=email)
            return redirect("guidance:little_steps_asked")
    context = {
        "form": form, "agreement": texts()[TOPIC], "first": series().step[:FIRST],
        "count": len(series().step), "member": people.person_of(request),
    }  # fmt: skip
    return render(request, "guidance/little_steps.html", context)


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """The same page for every address, whether we knew it or not."""
    people.anyone(request)
    days = retention.days("little-steps-asked")
    return render(request, "guidance/little_steps_asked.html", {"days": days})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Looking changes nothing; the button says: yes, I asked for them."""
    bearer = gates.confirming(request, token)
    if bearer.subscription is None:
        return render(request, TOO_OLD, {"link": "confirm"}, status=410)
    if request.method == "POST":
        subscribing.confirm(bearer.subscription)
        return render(request, "guidance/little_steps_on.html")
    on = bearer.subscription.state != SubscriptionState.WAITING
    context = {"on": on, "agreement": texts()[TOPIC]}
    return render(request, "guidance/little_steps_confirm.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Looking changes nothing; a button says done, or not for us."""
    bearer = gates.answering(request, token)
    if bearer.subscription is None or bearer.step is None:
        return render(request, TOO_OLD, {"link": "answer"}, status=410)
    if request.method == "POST":
        said = request.POST.get("says", "")
        done(request, lambda: _answer(bearer.subscription, bearer.step, said))
        return redirect("guidance:little_step", token)
    row = StepLetter.objects.filter(subscription=bearer.subscription, step=bearer.step.slug).first()
    context = {
        "step": bearer.step, "text": facts.fill(bearer.step.text), "says": row.says if row else "",
        "first": request.GET.get("says", ""),
        "guide": Guide.objects.live().filter(slug=bearer.step.guide).first(),
    }  # fmt: skip
    return render(request, "guidance/little_step.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def go_on(request: HttpRequest, token: str) -> HttpResponse:
    """Looking changes nothing; the button says: go on."""
    bearer = gates.going_on(request, token)
    if bearer.subscription is None:
        return render(request, TOO_OLD, {"link": "answer"}, status=410)
    if request.method == "POST":
        subscribing.go_on(bearer.subscription)
        messages.success(request, "Noted. The next little step comes in a week or so.")
        return redirect("guidance:little_steps_go_on", token)
    over = bearer.subscription.state in (SubscriptionState.STOPPED, SubscriptionState.FINISHED)
    on = bearer.subscription.state == SubscriptionState.ON
    return render(request, "guidance/little_steps_go_on.html", {"on": on, "over": over})


def _answer(subscription: Subscription | None, step: LittleStep | None, said: str) -> None:
    """Keep what was said; raises `NoAnswer` for what is none."""
    if said not in Said.values or subscription is None or step is None:
        raise NoAnswer
    subscribing.answer(subscription, step=step.slug, says=Said(said))
