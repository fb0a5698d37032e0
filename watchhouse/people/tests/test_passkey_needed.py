from __future__ import annotations

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import Http404, HttpResponse
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings

from watchhouse.foundation import clock
from watchhouse.people import gates
from watchhouse.people.models import Person

PAGE = "/people/passkey-needed/"


def by_code(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_staff_without_a_passkey_are_asked_to_add_one(dana: Person) -> None:
    page = by_code(dana).get(f"{PAGE}?next=/urgent/cases/").content.decode()
    assert "/people/passkeys/add/" in page


def test_staff_with_a_passkey_are_asked_to_use_it_and_go_on(dana: Person) -> None:
    Authenticator.objects.create(user=dana, type="webauthn", data={})
    page = by_code(dana).get(f"{PAGE}?next=/urgent/cases/").content.decode()
    assert "/people/passkeys/use/?next=%2Furgent%2Fcases%2F" in page


def test_nobody_is_sent_to_a_foreign_page(dana: Person) -> None:
    Authenticator.objects.create(user=dana, type="webauthn", data={})
    page = by_code(dana).get(f"{PAGE}?next=https://evil.example/").content.decode()
    assert "evil.example" not in page


def test_staff_who_used_it_are_let_through(
    dana: Person, sign_in: Callable[[Person], Client]
) -> None:
    assert sign_in(dana).get(f"{PAGE}?next=/desk/").headers["Location"] == "/desk/"


def test_the_stranger_signs_in_first() -> None:
    assert Client().get(PAGE).headers["Location"].startswith("/people/login/")
    assert Client().post(PAGE).status_code == 405


def test_the_gate_wants_the_passkey_but_in_the_demo(
    dana: Person, alice: Person, settings: Settings
) -> None:
    request = RequestFactory().get("/desk/")
    SessionMiddleware(lambda _: HttpResponse()).process_request(request)
    request.user = dana
    with pytest.raises(gates.PasskeyFirst):
        gates.staff(request, "urgent.work")
    settings.DEMO = True
    assert gates.staff(request, "urgent.work") == dana
    request.user = alice
    with pytest.raises(Http404):
        gates.staff(request, "urgent.work")


def test_a_code_alone_makes_no_second_passkey(dana: Person) -> None:
    """Whoever reads Dana's mail could get in by code: her passkeys stay out of their reach."""
    key = Authenticator.objects.create(user=dana, type="webauthn", data={})
    browser = Client()
    browser.force_login(dana)
    session = browser.session
    session["account_authentication_methods"] = [{"method": "code", "at": clock.now().timestamp()}]
    session["account_authentication_methods_user"] = str(dana.pk)
    session.save()
    for address in ("/people/passkeys/add/", f"/people/passkeys/{key.pk}/remove/"):
        for answer in (browser.get(address), browser.post(address)):
            assert answer.headers["Location"].startswith("/people/passkey-needed/")
    assert Authenticator.objects.filter(pk=key.pk).exists()
