"""How one signs in and out: the address, the passkeys. allauth does the rest."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.webauthn import views as webauthn
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from watchhouse.dispatch.models import Suppression
from watchhouse.people import actions, demo, gates
from watchhouse.people import passkeys as keys
from watchhouse.people.models import Person
from watchhouse.people.views.onwards import wanted_page


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
    wanted = wanted_page(request, request.session.get("passkey_next", "/desk/"))
    request.session["passkey_next"] = wanted
    use = f"{reverse('mfa_reauthenticate_webauthn')}?{urlencode({'next': wanted})}"
    if keys.signed_in_by_passkey(request):
        return HttpResponseRedirect(wanted)
    return render(
        request, "people/passkey_needed.html", {"has_one": keys.of(person).exists(), "use": use}
    )


@require_safe
def join(request: HttpRequest) -> HttpResponse:
    """Where allauth would sign up: people come in by joining."""
    gates.anyone(request)
    return redirect("/members/join/")


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


def too_many(request: HttpRequest, *_: object) -> HttpResponse:
    """Somebody tried too often: say when to come back."""
    gates.anyone(request)
    response = render(request, "429.html", status=429)
    response.headers["Retry-After"] = "300"
    return response
