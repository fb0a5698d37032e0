"""The check in another language, from its first page to the plan and to joining."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils.translation import gettext, override

from watchhouse.checkup import scoring
from watchhouse.checkup.models import Answer, Step
from watchhouse.dispatch.models import Message
from watchhouse.foundation import languages

pytestmark = pytest.mark.django_db
OTHERS = languages.offered()[1:]


def _in(code: str, english: str) -> str:
    with override(code):
        return gettext(english)


@pytest.mark.parametrize("code", OTHERS)
def test_from_the_start_to_the_plan(client: Client, code: str) -> None:
    """Every redirect stays in the language; what is kept are the same slugs."""
    answer = client.post(f"/{code}/checkup/", follow=True)
    for _ in range(3):
        here = answer.request["PATH_INFO"]
        assert here.startswith(f"/{code}/checkup/question/")
        asked = scoring.questions()[here.rstrip("/").rsplit("/", 1)[1]]
        assert _in(code, asked.option[-1].label) in answer.content.decode().replace("&#x27;", "'")
        answer = client.post(here, {"answer": asked.option[-1].slug}, follow=True)
    assert answer.request["PATH_INFO"] == f"/{code}/checkup/advice/"
    assert Answer.objects.count() == 3

    plan = client.get(f"/{code}/checkup/plan/").content.decode()
    assert _in(code, "Three things to do first") in plan
    assert 'class="lit"' in plan


def test_a_mark_is_answered_in_the_language(client: Client) -> None:
    client.post("/ur/checkup/")
    client.post("/ur/checkup/question/new-payee/", {"answer": "pay"})
    answer = client.post("/ur/checkup/plan/steps/ring-before-you-pay/", {"becomes": "help"})
    assert answer.headers["Location"] == "/ur/checkup/plan/"
    assert Step.objects.get().state == "help"
    page = client.get("/ur/checkup/plan/").content.decode()
    assert _in("ur", "You asked for help with this.") in page


def test_steps_that_nobody_translated_are_english_and_say_so(client: Client) -> None:
    client.post("/ur/checkup/")
    for slug in ("ring-before-you-pay", "two-step-sign-in", "help-card"):
        client.post(f"/ur/checkup/plan/steps/{slug}/", {"becomes": "put_aside"})
    page = client.get("/ur/checkup/plan/").content.decode()
    assert '<span lang="en" dir="ltr" class="untranslated">' in page
    assert "&lt;span" not in page


def test_the_reason_of_the_size_is_composed_in_the_language() -> None:
    from watchhouse.checkup.scoring.sheet import _said
    from watchhouse.engines.scoring.reasons import OF_THE_LIKE
    from watchhouse.engines.scoring.result import Reason

    reason = Reason("size_band", "solo", OF_THE_LIKE, (("size", "Just me"), ("common", "60")))
    with override("es"):
        said = _said(reason)
    assert "60" in said
    assert _in("es", "Just me") in said
    assert reason.sentence == (
        "You told us your size (Just me). About 60 in 100 such firms have this gap."
    )


def test_joining_and_its_letter_speak_the_language(client: Client) -> None:
    typed = {"name": "Nadia’s Shop", "email": "nadia@shop.example", "postcode": ""}
    answer = client.post("/ur/members/join/", typed)
    assert answer.headers["Location"] == "/ur/members/join/code/"
    letter = Message.objects.get()
    assert _in("ur", "Enter it on the page you have open. It works for 10 minutes.") in letter.text
    assert '<html lang="ur" dir="rtl"' in letter.html
    wrong = client.post("/ur/members/join/code/", {"code": "12345678"}).content.decode()
    assert _in("ur", "There is a problem") in wrong


def test_a_letter_that_is_not_translated_stays_english(client: Client) -> None:
    client.post("/ur/checkup/")
    client.post("/ur/checkup/go-on/", {"email": "nadia@shop.example"})
    letter = Message.objects.get()
    assert letter.title == "Go on with your security check"
    assert "/ur/checkup/go-on/" in letter.text
    assert '<html lang="en-GB" dir="ltr"' in letter.html
