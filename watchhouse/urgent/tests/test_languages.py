"""Somebody in trouble gets through in their own language, from first question to reference."""

from __future__ import annotations

import re

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils.translation import override

from watchhouse.foundation import languages
from watchhouse.urgent import actions
from watchhouse.urgent.models import Case
from watchhouse.urgent.playbooks import all_kinds

OTHERS = languages.offered()[1:]
TOLD = {"name": "Mrs Demir", "phone": "020 7946 0123"}


@pytest.mark.django_db
@pytest.mark.parametrize("code", OTHERS)
def test_from_the_first_question_to_a_reference(client: Client, code: str) -> None:
    """Every link and every redirect stays in the language."""
    path = f"/{code}/urgent/"
    for step in ("ask/money/", "ask/device/", "help/email-account-taken/", "tell/"):
        page = client.get(path).content.decode()
        links = re.findall(
            r'href="(/[^"#]*)"', page.partition("<main")[2].partition("languages")[0]
        )
        path = next(link for link in links if f"/{code}/urgent/{step}" in link)
    sent = client.post(path, {**TOLD, "language": "Urdu (اردو)"})
    assert (sent.status_code, sent.headers["Location"]) == (302, f"/{code}/urgent/answer/")

    case = Case.objects.get()
    answer = client.get(sent.headers["Location"])
    assert case.reference in answer.content.decode()
    assert answer.headers["Content-Language"] == code
    assert case.kind == "email-account-taken"
    assert case.path == "danger.no,money.no,device.email"


@pytest.mark.parametrize("code", OTHERS)
def test_what_to_do_is_told_in_the_language_with_the_numbers(client: Client, code: str) -> None:
    with override(code):
        do = all_kinds()["payment-diverted"].do
    assert do != all_kinds()["payment-diverted"].do
    assert '<a href="tel:159">159</a>' in do


def test_the_officer_reads_english(client: Client) -> None:
    book = all_kinds()["payment-diverted"]
    with override("ur"):
        said, after = book.say, book.after
    assert "You did right to call" in said
    assert "untranslated" not in said + after


@pytest.mark.django_db
def test_the_language_to_speak_is_proposed(client: Client) -> None:
    assert "Urdu (اردو)" in client.get("/ur/urgent/tell/ransomware/").content.decode()
    assert 'value="Urdu' not in client.get("/urgent/tell/ransomware/").content.decode()


@pytest.mark.django_db
def test_not_sent_is_said_in_the_language(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(actions, "open_case", broken)
    answer = client.post("/ur/urgent/tell/ransomware/", TOLD)
    assert answer.status_code == 503
    assert '<html lang="ur" dir="rtl">' in answer.content.decode()
    assert "tel:159" in answer.content.decode()


def test_it_is_there_when_the_database_is_down(client: Client) -> None:
    """No test of this kind may ask the database: pytest would stop it."""
    for path in ("", "ask/money/", "first/999/", "help/ransomware/"):
        assert client.get(f"/ur/urgent/{path}").status_code == 200
