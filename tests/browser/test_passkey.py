"""Passkeys for real: Chromium's own virtual authenticator, our pages, allauth, the database."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import CDPSession, Page, expect

from watchhouse.dispatch.models import Message
from watchhouse.people.models import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Fits = Callable[[Page], None]


@pytest.fixture
def device(page: Page) -> CDPSession:
    """A phone that checks its owner's finger."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable", {"enableUI": False})
    devices.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return devices


def sign_in_by_code(page: Page, person: Person, back: str = "/people/you/") -> None:
    page.goto(f"/people/login/?next={back}")
    page.get_by_label("Your e-mail address").fill(person.email)
    page.get_by_role("button", name="Send me a code").click()
    expect(page.get_by_role("heading", name="Enter the code")).to_be_visible()
    found = re.search(r"\d{4}-\d{4}", Message.objects.latest("pk").text)
    assert found
    page.get_by_label("The code from the e-mail").fill(found[0])
    page.get_by_role("button", name="Continue").click()


def test_a_member_adds_a_passkey_and_signs_in_with_it(
    page: Page, device: CDPSession, alice: Person, fits: Fits
) -> None:
    sign_in_by_code(page, alice)
    expect(page.get_by_role("heading", name="How you sign in")).to_be_visible()
    fits(page)
    page.get_by_role("link", name="Add this phone or computer").click()
    fits(page)
    page.get_by_label("What do you call this phone").fill("The bakery's phone")
    page.get_by_role("button", name="Use this phone or computer").click()
    expect(page.get_by_text("The bakery's phone")).to_be_visible()
    assert Authenticator.objects.get(user=alice).wrap().is_passwordless
    assert Message.objects.filter(title="A phone or computer was added to your sign-in").exists()

    page.goto("/people/logout/")
    page.get_by_role("button", name="Sign out").click()
    page.goto("/people/login/?next=/people/consents/")
    fits(page)
    page.get_by_role("button", name="Sign in with this phone or computer").click()
    expect(page.get_by_role("heading", name="What you agreed to")).to_be_visible()


def test_staff_add_a_passkey_use_it_and_are_in(
    page: Page, device: CDPSession, dana: Person, fits: Fits
) -> None:
    sign_in_by_code(page, dana, "/people/passkey-needed/?next=/people/consents/")
    fits(page)
    page.get_by_role("link", name="Add this phone or computer").click()
    page.get_by_role("button", name="Use this phone or computer").click()
    page.get_by_role("link", name="Use my phone or computer").click()
    fits(page)
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url("**/people/consents/")
    page.goto("/people/passkey-needed/?next=/people/consents/")
    expect(page.get_by_role("heading", name="What you agreed to")).to_be_visible()


def test_a_passkey_is_removed_after_showing_that_it_is_you(
    page: Page, device: CDPSession, alice: Person
) -> None:
    sign_in_by_code(page, alice)
    page.get_by_role("link", name="Add this phone or computer").click()
    page.get_by_role("button", name="Use this phone or computer").click()
    page.get_by_role("link", name="Remove").click()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_text("None yet.")).to_be_visible()
    assert not Authenticator.objects.exists()
    assert Message.objects.filter(title__startswith="A phone or computer was removed").exists()


def test_a_passkey_nobody_knows_is_a_sentence(
    page: Page, device: CDPSession, alice: Person
) -> None:
    page.goto("/people/login/")
    page.get_by_role("button", name="Sign in with this phone or computer").click()
    expect(page.get_by_text("That did not work on this phone or computer.")).to_be_visible()


def test_without_scripts_the_code_works_and_the_button_is_hidden(
    plain_page: Page, alice: Person
) -> None:
    plain_page.goto("/people/login/")
    expect(plain_page.get_by_role("button", name="Sign in with this phone")).to_be_hidden()
    sign_in_by_code(plain_page, alice)
    expect(plain_page.get_by_role("heading", name="How you sign in")).to_be_visible()
