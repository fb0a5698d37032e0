"""How we remind somebody: by e-mail, by text message, or not at all."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from watchhouse.dispatch.models import Channel, Suppression
from watchhouse.foundation.refusal import Refusal
from watchhouse.people import actions, gates
from watchhouse.people.consents import texts
from watchhouse.people.forms import MobileCodeForm, RemindersForm
from watchhouse.people.models import Consent, MobileProof, Person


@require_http_methods(["GET", "HEAD", "POST"])
def reminders(request: HttpRequest) -> HttpResponse:
    """How we remind somebody of what they planned: e-mail, text message, or not at all. A number
    that is new counts once the code sent to it was typed.
    """
    person = gates.signed_in(request)
    if "code" in request.POST:
        return _prove(request, person)
    if "little_steps" in request.POST:
        return _little_steps(request, person)
    form = RemindersForm(request.POST if request.method == "POST" else None, initial=_now(person))
    if request.method != "POST" or not form.is_valid():
        return _reminders(request, person, form)
    channel = form.cleaned_data["channel"].replace("none", "")
    mobile = form.cleaned_data["mobile"]
    if channel != Channel.TEXT or mobile == person.texts_to:
        actions.remind_by(person=person, channel=channel)
        return _saved(request)
    try:
        actions.name_mobile(person=person, mobile=mobile)
    except Refusal as refusal:
        form.add_error("mobile", refusal.sentence)
        return _reminders(request, person, form)
    return redirect("people:reminders")


def _prove(request: HttpRequest, person: Person) -> HttpResponse:
    typed = MobileCodeForm(request.POST)
    if typed.is_valid():
        try:
            actions.prove_mobile(person=person, typed=typed.cleaned_data["code"])
            return _saved(request)
        except Refusal as refusal:
            typed.add_error("code", refusal.sentence)
    return _reminders(request, person, RemindersForm(initial=_now(person)), typed)


def _reminders(
    request: HttpRequest, person: Person, form: RemindersForm, typed: MobileCodeForm | None = None
) -> HttpResponse:
    waiting = MobileProof.objects.waiting(person).first()
    context = {
        "form": form, "waiting": waiting, "typed": typed or MobileCodeForm(),
        "little_steps": texts()[actions.LITTLE_STEPS],
        "gets_little_steps": _gets_little_steps(person),
    }  # fmt: skip
    return render(request, "people/reminders.html", context)


def _little_steps(request: HttpRequest, person: Person) -> HttpResponse:
    wanted = request.POST["little_steps"] == "on"
    actions.want_little_steps(person=person, wanted=wanted)
    said = (
        "The little steps are on. The first one comes soon."
        if wanted
        else ("The little steps are off.")
    )
    messages.success(request, f"Saved. {said}")
    return redirect("people:reminders")


def _gets_little_steps(person: Person) -> bool:
    topic = actions.LITTLE_STEPS
    stopped = Suppression.objects.filter(recipient=person.email, topic=topic)
    return Consent.objects.standing(person, topic).exists() and not stopped.exists()


def _saved(request: HttpRequest) -> HttpResponse:
    messages.success(request, "Saved. That is how we remind you from now on.")
    return redirect("people:you")


def _now(person: Person) -> dict[str, str]:
    stopped = Suppression.objects.filter(
        recipient=person.texts_to or person.email, topic=actions.REMINDERS
    )
    channel = "text" if person.texts_to else "email"
    return {"channel": "none" if stopped.exists() else channel, "mobile": person.texts_to}
