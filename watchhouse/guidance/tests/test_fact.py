"""One fact: for anyone to read, for staff to look at and to mend."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from watchhouse.foundation import clock
from watchhouse.foundation.models import Entry
from watchhouse.guidance import facts
from watchhouse.guidance.models import FactCheck, LinkCheck
from watchhouse.people.models import Person

pytestmark = pytest.mark.usefixtures("loaded")
SignIn = Callable[[Person], Client]
ADDRESS = "/guidance/facts/report-fraud/"
RIGHT, CHANGED = f"{ADDRESS}right/", f"{ADDRESS}changed/"
SAID = {
    "value_phone": "0300 000 0001", "value_link": "https://www.reportfraud.police.uk/new",
    "value_hours": "Always", "value_live_hours": "day and night",
    "source": "https://www.reportfraud.police.uk", "again_in": "3", "note": "They moved.",
}  # fmt: skip


def test_anyone_reads_where_it_stands(client: Client) -> None:
    page = client.get(ADDRESS)
    text = page.content.decode()
    for words in (
        "0300 123 2040", "Somebody read this in its source.", "Ransomware", "Region",
        "Nobody here has looked at it", 'href="/urgent/help/ransomware/"',
    ):  # fmt: skip
        assert words.lower() in text.lower()
    assert "<form" not in text
    assert not page.cookies


def test_still_right_is_written_down(femi: Person, sign_in: SignIn) -> None:
    browser = sign_in(femi)
    page = browser.post(RIGHT, {"again_in": "6", "note": "Same page."}, follow=True)

    text = page.content.decode()
    assert "it is still right" in text
    assert "Femi: still right." in text
    assert "Same page." in text
    assert "Same page." not in Client().get(ADDRESS).content.decode()
    row = FactCheck.objects.get()
    assert (row.slug, row.by, row.changed) == ("report-fraud", femi, False)
    assert row.review_by == clock.months_on(clock.today(), 6)
    entry = Entry.objects.of("guidance.FactChecked").get()
    assert (entry.facts, entry.by_id) == ({"fact": "report-fraud"}, femi.pk)


def test_a_change_stands_everywhere(femi: Person, sign_in: SignIn) -> None:
    browser = sign_in(femi)
    form = browser.get(CHANGED).content.decode()
    assert 'value="0300 123 2040"' in form
    assert "/urgent/help/ransomware/" in form
    page = browser.post(CHANGED, SAID, follow=True)

    assert "It stands everywhere within a minute." in page.content.decode()
    assert facts.value("report-fraud", "phone") == "0300 000 0001"
    assert "tel:03000000001" in Client().get("/urgent/help/ransomware/").content.decode()
    assert Entry.objects.of("guidance.FactChanged").get().facts == {"fact": "report-fraud"}
    assert FactCheck.objects.get().changed


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("value_phone", "ring us", "Enter a phone number in figures"),
        ("value_phone", "", "Enter: phone"),
        ("value_link", "http://x.example", "Enter a whole web address that starts with https://"),
        ("value_hours", "<b>always</b>", "Enter the value in a few words"),
        ("source", "javascript:alert(1)", "Enter a whole web address"),
        ("again_in", "99", "Select a valid choice"),
    ],
)
def test_a_wrong_value_is_one_clear_sentence(
    field: str, typed: str, sentence: str, femi: Person, sign_in: SignIn
) -> None:
    page = sign_in(femi).post(CHANGED, {**SAID, field: typed}).content.decode()
    assert sentence in page
    assert "<title>Error: " in page
    assert not FactCheck.objects.exists()


def test_without_a_day_nothing_is_written(femi: Person, sign_in: SignIn) -> None:
    page = sign_in(femi).post(RIGHT, {}).content.decode()
    assert "Choose when we look again" in page
    assert not FactCheck.objects.exists()


def test_shows_how_its_links_answer(client: Client) -> None:
    today = clock.today()
    LinkCheck.objects.create(
        url="https://www.reportfraud.police.uk", verdict="moved", status=301, judged_on=today,
        leads_to="https://new.example/<x>",
    )  # fmt: skip
    page = client.get(ADDRESS).content.decode()
    assert "https://new.example/&lt;x&gt;" in page
    assert "our own network was down" not in page
    LinkCheck.objects.update(judged_on=None)
    assert "our own network was down" in client.get(ADDRESS).content.decode()


def test_few_queries(
    femi: Person, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser = sign_in(femi)
    with django_assert_max_num_queries(12):
        browser.get(ADDRESS)


def test_members_find_no_form_and_staff_need_the_right(
    alice: Person, erin: Person, sign_in: SignIn
) -> None:
    assert "<form" not in sign_in(alice).get(ADDRESS).content.decode()
    for address in (RIGHT, CHANGED):
        assert sign_in(alice).post(address, SAID).status_code == 404
        assert sign_in(erin).post(address, SAID).status_code == 403
        assert Client().post(address, SAID).status_code == 302
    assert not FactCheck.objects.exists()


def test_not_there(femi: Person, sign_in: SignIn) -> None:
    for address in ("", "right/", "changed/"):
        assert sign_in(femi).post(f"/guidance/facts/moon/{address}").status_code in (404, 405)
    assert Client().get("/guidance/facts/moon/").status_code == 404


def test_wrong_method(client: Client, femi: Person, sign_in: SignIn) -> None:
    assert client.post(ADDRESS).status_code == 405
    assert sign_in(femi).get(RIGHT).status_code == 405
    assert sign_in(femi).put(CHANGED).status_code == 405
