"""How somebody is reminded: by e-mail, by text message, or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from watchhouse.dispatch import actions as dispatch
from watchhouse.dispatch.models import Message, Suppression
from watchhouse.foundation import clock
from watchhouse.people import actions, mobiles, rules, tasks
from watchhouse.people.models import Consent, MobileProof, Person

SignIn = Callable[[Person], Client]
PAGE = "/people/reminders/"


def code() -> str:
    found = re.search(r"\b\d{6}\b", Message.objects.latest("pk").text)
    assert found
    return found[0]


def wrong() -> str:
    return f"{(int(code()) + 1) % 10**6:06}"


def test_by_text_message_and_back(alice: Person, sign_in: SignIn) -> None:
    browser = sign_in(alice)
    browser.post(PAGE, {"channel": "text", "mobile": "07700 900123"})
    alice.refresh_from_db()
    assert alice.texts_to == ""
    assert "+447700900123" in browser.get(PAGE).content.decode()
    assert browser.post(PAGE, {"code": code()})["Location"] == "/people/you/"
    alice.refresh_from_db()
    assert alice.texts_to == "+447700900123"
    assert "Enter the code" not in browser.get(PAGE).content.decode()
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
        ("0044 7700 900123", "+447700900123"),
    ],
)  # fmt: skip
def test_numbers_as_people_write_them(typed: str, kept: str) -> None:
    assert mobiles.read(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "020 7946 0123",
        "0770090012",
        "+44 20 7946 0123",
        "٠٧٧٠٠٩٠٠١٢٣",
        "999",
        "+0700900123",
        "+353 87 123 4567",
        "+1 900 555 0100",
        "070 1234 5678",
        "07600 123456",
    ],
)
def test_what_takes_no_text_message_is_refused(typed: str) -> None:
    with pytest.raises(mobiles.NotAMobile):
        mobiles.read(typed)


def test_a_number_nobody_proved_keeps_its_owners_wish(alice: Person, sign_in: SignIn) -> None:
    number = "+447700900123"
    dispatch.suppress(recipient=number, topic="promises", reason="asked")
    browser = sign_in(alice)
    browser.post(PAGE, {"channel": "text", "mobile": number})
    assert "not the code we sent" in browser.post(PAGE, {"code": wrong()}).content.decode()
    assert Suppression.objects.filter(recipient=number).exists()
    alice.refresh_from_db()
    assert alice.texts_to == ""
    browser.post(PAGE, {"code": code()})
    assert not Suppression.objects.exists()


def test_a_code_is_wrong_three_times_or_old(alice: Person, sign_in: SignIn) -> None:
    browser = sign_in(alice)
    browser.post(PAGE, {"channel": "text", "mobile": "07700 900123"})
    right, bad = code(), wrong()
    for _ in range(3):
        browser.post(PAGE, {"code": bad})
    fresh = sign_in(alice)  # another session has no tries of its own
    assert rules.CodeSpent.sentence in fresh.post(PAGE, {"code": right}).content.decode()
    browser.post(PAGE, {"channel": "text", "mobile": "07700 900124"})
    with clock.at(clock.now() + timedelta(minutes=11)):
        page = browser.post(PAGE, {"code": code()}).content.decode()
    assert rules.CodeSpent.sentence in page
    alice.refresh_from_db()
    assert alice.texts_to == ""


def test_one_code_a_day_to_a_number_and_three_by_a_person(
    alice: Person, charlie: Person, sign_in: SignIn
) -> None:
    browser, other = sign_in(alice), sign_in(charlie)
    with clock.at(datetime(2026, 11, 23, 9, tzinfo=UTC)):
        for _ in range(2):
            browser.post(PAGE, {"channel": "text", "mobile": "07700 900101"})
        page = other.post(PAGE, {"channel": "text", "mobile": "07700 900101"}).content.decode()
        assert rules.TextedToday.sentence in page
        assert other.post(PAGE, {"code": code()}).status_code == 200
        assert Message.objects.count() == 1
        for number in (102, 103, 104):
            answer = browser.post(PAGE, {"channel": "text", "mobile": f"07700 900{number}"})
        assert rules.AskedEnough.sentence in answer.content.decode()
    assert Message.objects.count() == 3
    assert {each.secret for each in Message.objects.all()} == {True}
    with clock.at(datetime(2026, 11, 24, 9, tzinfo=UTC)):
        tasks.tidy.func()
        assert not MobileProof.objects.exists()
        browser.post(PAGE, {"channel": "text", "mobile": "07700 900101"})
    assert Message.objects.count() == 4
    charlie.refresh_from_db()
    assert charlie.texts_to == ""


def test_without_a_proven_number_no_texts(alice: Person, sign_in: SignIn) -> None:
    with pytest.raises(rules.NotProven):
        actions.remind_by(person=alice, channel="text")
    page = sign_in(alice).post(PAGE, {"code": ""}).content.decode()
    assert "Enter the code from the text message" in page
    assert rules.CodeSpent.sentence in sign_in(alice).post(PAGE, {"code": "1"}).content.decode()


def test_a_stranger_changes_their_own_and_nobody_elses(
    alice: Person, charlie: Person, sign_in: SignIn
) -> None:
    sign_in(charlie).post(PAGE, {"channel": "text", "mobile": "07700 900999"})
    alice.refresh_from_db()
    assert alice.texts_to == ""
    assert "/people/login/" in Client().post(PAGE, {"channel": "email"})["Location"]
    assert sign_in(alice).put(PAGE).status_code == 405


def test_little_steps_on_and_off(alice: Person, sign_in: SignIn) -> None:
    browser = sign_in(alice)
    assert "Send me little steps" in browser.get(PAGE).content.decode()
    assert browser.post(PAGE, {"little_steps": "on"})["Location"] == PAGE
    assert Consent.objects.standing(alice, "little-steps").exists()
    assert "Stop the little steps" in browser.get(PAGE).content.decode()
    browser.post(PAGE, {"little_steps": "off"})
    assert not Consent.objects.standing(alice, "little-steps").exists()


def test_who_stopped_little_steps_by_a_letter_sees_them_off(alice: Person, sign_in: SignIn) -> None:
    browser = sign_in(alice)
    browser.post(PAGE, {"little_steps": "on"})
    dispatch.suppress(recipient=alice.email, topic="little-steps", reason="asked")
    assert "Send me little steps" in browser.get(PAGE).content.decode()
    browser.post(PAGE, {"little_steps": "on"})
    assert not Suppression.objects.exists()
