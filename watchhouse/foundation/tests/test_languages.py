"""Pages speak the language their address names, and say what of it is not translated."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from django.utils.html import conditional_escape
from django.utils.translation import override

from watchhouse.foundation import languages
from watchhouse.foundation.languages import Count, English, Marks
from watchhouse.foundation.spoken import Spoken

DANGER = "Is anyone in danger right now?"
NOWHERE = "Nobody translates this sentence."
AXIS = "watchhouse.foundation.languages.marks"


def test_an_address_names_the_language() -> None:
    assert languages.of_path("/ur/urgent/") == "ur"
    assert languages.of_path("/urgent/") == languages.ENGLISH
    assert languages.of_path("/xx/urgent/") == languages.ENGLISH
    assert languages.of_path("/en-gb/urgent/") == languages.ENGLISH
    assert languages.bare("/ur/") == "/"
    assert languages.bare("/ur/urgent/?path=danger.no") == "/urgent/?path=danger.no"
    assert languages.address("/ur/urgent/", "bn") == "/bn/urgent/"
    assert languages.address("/ur/urgent/", languages.ENGLISH) == "/urgent/"


def test_a_string_is_said_in_the_language_of_the_page() -> None:
    with override("ur"):
        said = languages.say(f" {DANGER}\n")
    assert said not in ("", DANGER)
    assert not isinstance(said, English)
    assert languages.say(DANGER) == DANGER
    assert languages.state(DANGER, "ur") in ("machine", "checked")


def test_what_is_not_translated_stays_english_and_says_so() -> None:
    with override("ur"):
        said = languages.say(NOWHERE)
    assert said == NOWHERE
    assert conditional_escape(said) == f"{languages.MARK}{NOWHERE}</span>"
    assert languages.state(NOWHERE, "ur") == "missing"
    assert conditional_escape(English("<b>")) == f"{languages.MARK}&lt;b&gt;</span>"


def test_markdown_says_which_of_its_blocks_are_english() -> None:
    with override("ur"):
        said = languages.say_markdown(f"1. {NOWHERE}\n2. {DANGER}\n")
    first, second = languages.marked(said).splitlines()
    assert first == f"1. {languages.MARK}{NOWHERE}</span>"
    assert second.startswith("2. ")
    assert "<span" not in second
    assert languages.say_markdown(f"- {NOWHERE}") == f"- {NOWHERE}"


def test_a_page_says_its_language_and_sets_no_cookie(client: Client) -> None:
    answer = client.get("/ur/urgent/", headers={"accept-language": "pl"})
    page = answer.content.decode()

    assert answer.headers["Content-Language"] == "ur"
    assert '<html lang="ur" dir="rtl">' in page
    assert "watchhouse-rtl.css" in page
    assert not answer.cookies
    assert "Vary" not in answer.headers or "Accept-Language" not in answer.headers["Vary"]
    assert '<link rel="alternate" hreflang="bn" href="/bn/urgent/">' in page
    assert '<a href="/urgent/" lang="en-GB" hreflang="en-GB">English</a>' in page


def test_english_has_no_prefix_and_no_guess(client: Client) -> None:
    answer = client.get("/urgent/", headers={"accept-language": "ur"})

    assert answer.headers["Content-Language"] == "en-GB"
    assert '<html lang="en-GB" dir="ltr">' in answer.content.decode()
    assert client.get("/en-gb/urgent/").status_code == 404
    assert client.get("/xx/urgent/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/about/", "/urgent/cases/", "/checkup/domains/", "/robots.txt"])
def test_a_page_in_english_alone_stands_at_its_english_address(client: Client, path: str) -> None:
    answer = client.get(f"/ur{path}?a=b")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{path}?a=b")


@pytest.mark.django_db
def test_a_form_of_a_page_in_english_alone_is_answered_in_english(client: Client) -> None:
    answer = client.post("/ur/checkup/domains/add/")
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        "/people/login/?next=%2Fhome%2F",
    )


@pytest.mark.django_db
def test_an_error_page_speaks_the_language_too(client: Client) -> None:
    answer = client.get("/ur/urgent/help/no-such-kind/")
    assert answer.status_code == 404
    assert '<html lang="ur" dir="rtl">' in answer.content.decode()
    assert 'href="/ur/"' in answer.content.decode()


@pytest.mark.django_db
def test_whoever_must_sign_in_first_is_asked_in_their_language(client: Client) -> None:
    answer = client.post("/ur/checkup/plan/promises/")
    assert answer.headers["Location"].startswith("/ur/people/login/?next=")


def _spoken(monkeypatch: pytest.MonkeyPatch, *, machine: int, checked: int) -> Spoken:
    counts = {"urgent": Count(4, machine, checked), "foundation": Count(2, 0, 2)}
    marks = Marks(frozenset(), frozenset(), counts)
    monkeypatch.setattr(languages, "marks", lambda language: marks)
    request = RequestFactory().get("/ur/urgent/")
    request.resolver_match = type("Match", (), {"view_name": "urgent:start"})()
    with override("ur"):
        return Spoken(request)


def test_a_page_says_who_stands_behind_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _spoken(monkeypatch, machine=3, checked=1).state == "machine"
    assert _spoken(monkeypatch, machine=0, checked=4).state == "checked"
    assert _spoken(monkeypatch, machine=0, checked=3).state == "part"


def test_the_pages_that_are_translated_are_spoken_in_every_language() -> None:
    request = RequestFactory().get("/ur/urgent/", {"path": "danger.no"})
    request.resolver_match = type("Match", (), {"view_name": "urgent:start"})()
    choices = Spoken(request).choices
    assert [choice.code for choice in choices] == list(languages.offered())
    assert choices[0].href == "/urgent/?path=danger.no"
    assert dict(settings.LANGUAGES)["ur"] in {choice.name for choice in choices}
    assert Spoken().choices == ()
