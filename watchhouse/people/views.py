"""The pages about oneself: how one signs in, what one agreed to. allauth does the rest."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.webauthn import views as webauthn
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from watchhouse.dispatch.models import Channel, Suppression
from watchhouse.foundation.refusal import Refusal, done
from watchhouse.people import actions, agreeing, demo, gates
from watchhouse.people import passkeys as keys
from watchhouse.people.consents import Text, later_days, texts
from watchhouse.people.forms import MobileCodeForm, RemindersForm
from watchhouse.people.models import Consent, MobileProof, Person


@require_safe
def you(request: HttpRequest) -> HttpResponse:
    """Your sign-in: the address, whether letters reach it, the passkeys."""
    person = gates.signed_in(request, agreed=False)
    dead = Suppression.objects.dead(person.email)
    return render(
        request, "people/you.html", {"person": person, "dead": dead, "passkeys": keys.of(person)}
    )


@require_POST
def reach_again(request: HttpRequest) -> HttpResponse:
    """The address works again."""
    person = gates.signed_in(request)
    actions.reach_again(person=person)
    return redirect("people:you")


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


@require_safe
def passkeys(request: HttpRequest) -> HttpResponse:
    """After a passkey was added or used: staff go on to their page, others see their passkeys."""
    person = gates.signed_in(request)
    if person.is_staff_member and not keys.signed_in_by_passkey(request):
        return redirect("people:passkey_needed")
    return redirect("people:you")


@require_http_methods(["GET", "HEAD", "POST"])
def add_passkey(request: HttpRequest) -> HttpResponse:
    """One more passkey: allauth's page behind our gate."""
    gates.own_passkeys(request)
    answer: HttpResponse = webauthn.add_webauthn(request)
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def remove_passkey(request: HttpRequest, pk: int) -> HttpResponse:
    """One passkey less: allauth's page behind our gate."""
    gates.own_passkeys(request)
    answer: HttpResponse = webauthn.remove_webauthn(request, pk=pk)
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ask, then sign out; the browser forgets the pages it kept."""
    gates.anyone(request)
    answer: HttpResponse = account.logout(request)
    if request.method == "POST":
        answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@require_safe
def passkey_needed(request: HttpRequest) -> HttpResponse:
    """Staff sign in by passkey: add one now, or use the one there is, then go on."""
    person = gates.signed_in(request)
    wanted = _wanted(request, request.session.get("passkey_next", "/desk/"))
    request.session["passkey_next"] = wanted
    use = f"{reverse('mfa_reauthenticate_webauthn')}?{urlencode({'next': wanted})}"
    if keys.signed_in_by_passkey(request):
        return HttpResponseRedirect(wanted)
    return render(
        request, "people/passkey_needed.html", {"has_one": keys.of(person).exists(), "use": use}
    )


@require_safe
def consents(request: HttpRequest) -> HttpResponse:
    """What you agreed to, since when, how to take it back, and what you agreed to before."""
    person = gates.signed_in(request, agreed=False)
    given = list(Consent.objects.filter(person=person).order_by("-given_at", "-pk"))
    rows = [_agreed(text, [row for row in given if row.purpose == text.purpose])
            for text in texts().values()]  # fmt: skip
    return render(request, "people/consents.html", {"rows": rows})


def _agreed(text: Text, given: list[Consent]) -> dict[str, object]:
    standing = next((row for row in given if row.withdrawn_at is None), None)
    newer = standing is not None and standing.version != text.version
    past = [row for row in given if row.withdrawn_at]
    return {"text": text, "given": standing, "newer": newer, "past": past}


@require_safe
def agree_again(request: HttpRequest) -> HttpResponse:
    """A text has a new version: what changed, and whether you still agree."""
    person = gates.signed_in(request, agreed=False)
    wanted, waiting = _wanted(request, "/home/"), agreeing.due(person)
    if not waiting:
        return HttpResponseRedirect(wanted)
    context = {
        "waiting": waiting, "next": wanted, "may_wait": all(each.may_wait for each in waiting),
        "until": min((e.given.later_until for e in waiting if e.given.later_until), default=None),
        "days": later_days(), "leaves": any(e.text.withdraw == "leave" for e in waiting),
    }  # fmt: skip
    return render(request, "people/agree_again.html", context)


@require_POST
def agree(request: HttpRequest) -> HttpResponse:
    """Yes to the new versions."""
    person = gates.signed_in(request)
    actions.agree_again(person=person)
    return HttpResponseRedirect(_wanted(request, "/home/"))


@require_POST
def later(request: HttpRequest) -> HttpResponse:
    """Not now."""
    person = gates.signed_in(request)
    if done(request, lambda: actions.agree_later(person=person)):
        agreeing.put_off(request)
    return HttpResponseRedirect(_wanted(request, "/home/"))


@require_POST
def give(request: HttpRequest, purpose: str) -> HttpResponse:
    """Agree to one text."""
    person = gates.signed_in(request)
    _known(purpose)
    actions.give_consent(person=person, purpose=purpose)
    return redirect("people:consents")


@require_POST
def withdraw(request: HttpRequest, purpose: str) -> HttpResponse:
    """Take one agreement back."""
    person = gates.signed_in(request)
    _known(purpose)
    actions.withdraw_consent(person=person, purpose=purpose)
    return redirect("people:consents")


@require_http_methods(["GET", "HEAD", "POST"])
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """In the demo, and only there: be one of the invented people with one click."""
    gates.demo_only(request)
    if request.method == "GET":
        return render(request, "people/demo.html", {"sign_ins": demo.sign_ins().values()})
    chosen = demo.sign_ins().get(request.POST.get("slug", ""))
    person = Person.objects.filter(email=chosen.email).first() if chosen else None
    if chosen is None or person is None:
        raise Http404
    gates.sign_in(request, person, method="demo")
    return redirect(chosen.starts)


@require_safe
def join(request: HttpRequest) -> HttpResponse:
    """Where allauth would sign up: people come in by joining."""
    gates.anyone(request)
    return redirect("/members/join/")


def too_many(request: HttpRequest, *_: object) -> HttpResponse:
    """Somebody tried too often: say when to come back."""
    gates.anyone(request)
    response = render(request, "429.html", status=429)
    response.headers["Retry-After"] = "300"
    return response


def _wanted(request: HttpRequest, otherwise: str) -> str:
    wanted = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if safe and wanted.startswith("/") else otherwise


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


def _known(purpose: str) -> None:
    if purpose not in texts():
        raise Http404
