"""How somebody is reminded: by e-mail, by text message, or not at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from watchhouse.dispatch.models import Suppression
from watchhouse.people import mobiles
from watchhouse.people.models import Person

SignIn = Callable[[Person], Client]
PAGE = "/people/reminders/"


def test_by_text_message_and_back(alice: Person, sign_in: SignIn) -> None:
    browser = sign_in(alice)
    browser.post(PAGE, {"channel": "text", "mobile": "07700 900123"})
    alice.refresh_from_db()
    assert alice.texts_to == "+447700900123"
    assert "by text message to +447700900123" in browser.get("/people/you/").content.decode()
    browser.post(PAGE, {"channel": "email", "mobile": "07700 900123"})
    alice.refresh_from_db()
    assert alice.texts_to == ""


def test_a_text_message_needs_a_number_and_what_was_typed_stays(
    alice: Person, sign_in: SignIn
) -> None:
    page = sign_in(alice).post(PAGE, {"channel": "text", "mobile": "my phone"}).content.decode()
    assert page.count(mobiles.SENTENCE) == 2
    assert 'value="my phone"' in page
    alice.refresh_from_db()
    assert alice.texts_to == ""


def test_none_at_all_and_again(alice: Person, sign_in: SignIn) -> None:
    browser = sign_in(alice)
    browser.post(PAGE, {"channel": "none"})
    assert Suppression.objects.get().topic == "promises"
    assert 'value="none" checked' in browser.get(PAGE).content.decode()
    browser.post(PAGE, {"channel": "email"})
    assert not Suppression.objects.exists()


def test_no_choice_is_refused(alice: Person, sign_in: SignIn) -> None:
    assert "Choose how we remind you" in sign_in(alice).post(PAGE, {}).content.decode()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("07700 900123", "+447700900123"), ("+44 (0)7700 900-123", "+447700900123"),
        ("0044 7700 900123", "+447700900123"), ("+353 87 123 4567", "+353871234567"),
    ],
)  # fmt: skip
def test_numbers_as_people_write_them(typed: str, kept: str) -> None:
    assert mobiles.read(typed) == kept


@pytest.mark.parametrize(
    "typed",
    ["", "020 7946 0123", "0770090012", "+44 20 7946 0123", "٠٧٧٠٠٩٠٠١٢٣", "999", "+0700900123"],
)
def test_what_takes_no_text_message_is_refused(typed: str) -> None:
    with pytest.raises(mobiles.NotAMobile):
        mobiles.read(typed)


def test_a_stranger_changes_their_own_and_nobody_elses(
    alice: Person, charlie: Person, sign_in: SignIn
) -> None:
    sign_in(charlie).post(PAGE, {"channel": "text", "mobile": "07700 900999"})
    alice.refresh_from_db()
    assert alice.texts_to == ""
    assert "/people/login/" in Client().post(PAGE, {"channel": "email"})["Location"]
    assert sign_in(alice).put(PAGE).status_code == 405
