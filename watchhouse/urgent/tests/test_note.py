from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from watchhouse.foundation.models import Entry
from watchhouse.people.models import Person
from watchhouse.urgent.models import Case


def test_it_stands_in_the_timeline_and_not_in_the_journal(
    case: Case, dana: Person, sign_in: Callable[[Person], Client]
) -> None:
    browser = sign_in(dana)
    url = f"/urgent/cases/{case.reference}/note/"
    page = browser.post(url, {"text": "The mill is real."}, follow=True).content.decode()

    assert "The mill is real." in page
    assert "mill" not in str(list(Entry.objects.values()))


def test_an_empty_one_is_said(
    case: Case, dana: Person, sign_in: Callable[[Person], Client]
) -> None:
    url = f"/urgent/cases/{case.reference}/note/"
    page = sign_in(dana).post(url, {"text": " "}).content.decode()

    assert "Write the note" in page
    assert "<title>Error: " in page
