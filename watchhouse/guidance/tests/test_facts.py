"""The register: the file, what staff checked over it, and how texts are filled from it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from django.db import DatabaseError
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from watchhouse.foundation import clock
from watchhouse.guidance import checking, facts, facts_file
from watchhouse.guidance.models import FactCheck
from watchhouse.people.models import Person

NEW = "0300 000 0001"


def _mend(by: Person, slug: str = "report-fraud", **values: str | int) -> None:
    source = facts.register()[slug].source_url
    checking.change(slug, values=values, source_url=source, months=3, note="", by=by)


def test_values_come_from_the_register() -> None:
    assert facts.fill("Ring {{ fact:bank-159.phone }}.") == "Ring 159."


def test_in_markdown_they_can_be_pressed() -> None:
    filled = facts.fill_markdown("{{ fact:report-fraud.phone }} {{ fact:report-fraud.link }}")

    assert filled.startswith("[0300 123 2040](tel:03001232040) <https://")


def test_a_link_with_words_of_its_own_keeps_them() -> None:
    filled = facts.fill_markdown("[top tips](<{{ fact:ncsc-top-tips.link }}>)")

    assert filled.startswith("[top tips](<https://")
    assert "<<" not in filled


def test_an_unknown_fact_is_an_error() -> None:
    with pytest.raises(facts.UnknownFact, match=r"moon\.phone"):
        facts.fill("{{ fact:moon.phone }}")


@pytest.mark.parametrize(
    ("html", "filled"),
    [
        ("<p>Ring {{ fact:bank-159.phone }}.</p>", '<p>Ring <a href="tel:159">159</a>.</p>'),
        ("{{fact:suspicious-email.email}}",
         '<a href="mailto:report@phishing.gov.uk">report@phishing.gov.uk</a>'),
        ("{{ fact:samaritans.link }}",
         '<a href="https://www.samaritans.org">https://www.samaritans.org</a>'),
        ("<b>{{ fact:reimbursement.limit }}</b>", "<b>£85,000</b>"),
        ('<a href="{{ fact:samaritans.link }}">Ring {{ fact:samaritans.phone }}</a>',
         '<a href="https://www.samaritans.org">Ring 116 123</a>'),
        ('<a href="%7B%7B%20fact:samaritans.link%20%7D%7D">talk</a>',
         '<a href="https://www.samaritans.org">talk</a>'),
        ("<p>{{ fact:moon.phone }}</p>", "<p>(we are looking this up)</p>"),
        ('<a href="{{ fact:moon.link }}">moon</a>', '<a href="/guidance/facts/">moon</a>'),
        ("<p>No fact, 1 < 2.</p>", "<p>No fact, 1 < 2.</p>"),
    ],
)  # fmt: skip
def test_in_html_they_are_links_but_in_a_tag_or_a_link(html: str, filled: str) -> None:
    assert facts.fill_html(html) == filled


def test_a_broken_register_names_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "facts.toml").write_text('[facts.x]\nwhat = "x"\n')
    with pytest.raises(msgspec.ValidationError, match="values"):
        facts_file.read(tmp_path / "facts.toml")


def test_what_was_checked_later_counts(femi: Person) -> None:
    before = facts.register()["report-fraud"]
    with clock.at(clock.now().replace(year=2020)):
        _mend(femi, phone=NEW)
    assert facts.register()["report-fraud"] == before

    _mend(femi, phone=NEW)
    after = facts.register()["report-fraud"]
    assert after.values == {**before.values, "phone": NEW}
    assert (after.checked_on, after.checked_by) == (clock.today(), "Femi")
    assert after.review_by == clock.months_on(clock.today(), 3)


def test_on_the_same_day_ours_counts(femi: Person) -> None:
    fact = facts.register()["report-fraud"]
    FactCheck.objects.create(
        slug="report-fraud", values={**fact.values, "phone": NEW}, source_url="", by_name="Femi",
        checked_on=fact.checked_on, review_by=fact.review_by,
    )  # fmt: skip
    facts.forget()
    assert facts.value("report-fraud", "phone") == NEW


def test_keys_and_kinds_are_the_files(femi: Person) -> None:
    FactCheck.objects.create(
        slug="ico", values={"gone": "x", "deadline_hours": 96}, by_name="Femi",
        checked_on=clock.today() + timedelta(days=1), review_by=clock.today(),
    )  # fmt: skip
    facts.forget()
    values = facts.register()["ico"].values
    assert values["deadline_hours"] == 96
    assert "gone" not in values
    assert values["phone"] == "0303 123 1113"


def test_a_look_at_the_source_makes_memory_into_read(femi: Person) -> None:
    assert facts.register()["emergency"].basis == "memory"
    checking.still_right("emergency", months=6, note="", by=femi)
    checking.still_right("backup-disk", months=6, note="", by=femi)

    assert facts.register()["emergency"].basis == "read"
    assert facts.register()["backup-disk"].basis == "ours"


def test_without_the_database_the_file_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    def down() -> None:
        raise DatabaseError("down")

    monkeypatch.setattr(FactCheck.objects, "last_of_each", down)
    assert facts.value("bank-159", "phone") == "159"


def test_while_the_database_is_down_what_was_known_last_stands(
    femi: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down() -> None:
        raise DatabaseError("down")

    _mend(femi, phone=NEW)
    facts.register()
    monkeypatch.setattr(FactCheck.objects, "last_of_each", down)
    monkeypatch.setattr(facts, "LASTS", -1.0)
    path = facts_file.home()
    facts._kept[path] = (0.0, facts._kept[path][1])
    assert facts.value("report-fraud", "phone") == NEW


@pytest.mark.usefixtures("db")
def test_the_database_is_asked_once_in_half_a_minute(
    django_assert_num_queries: DjangoAssertNumQueries, monkeypatch: pytest.MonkeyPatch
) -> None:
    with django_assert_num_queries(1):
        for _ in range(3):
            facts.register()
    assert facts.LASTS <= 30
    monkeypatch.setattr(facts, "monotonic", lambda: float("inf"))
    with django_assert_num_queries(1):
        facts.register()


@pytest.mark.parametrize(
    "address", ["/", "/urgent/help/payment-diverted/", "/urgent/", "/guidance/facts/"]
)
def test_a_mended_number_stands_on_every_page(address: str, client: Client, femi: Person) -> None:
    client.get(address)
    _mend(femi, "bank-159", phone="158")

    page = client.get(address).content.decode()
    assert "158" in page
    assert ">159<" not in page
    assert "tel:159" not in page


def test_the_stamp_changes_with_the_register(femi: Person) -> None:
    before = facts.stamp()
    assert facts.stamp() == before
    _mend(femi, phone=NEW)
    assert facts.stamp() != before


def test_a_check_is_never_changed(femi: Person) -> None:
    from watchhouse.guidance.models.fact_checks import NeverChanged

    row = checking.still_right("police", months=1, note="", by=femi)
    with pytest.raises(NeverChanged):
        row.save()


def test_another_folder_is_another_register(settings: Settings, tmp_path: Path) -> None:
    facts.register()
    (tmp_path / "facts.toml").write_text(facts_file.home().read_text().replace('"159"', '"157"'))
    settings.CONTENT_DIR = tmp_path
    assert facts.value("bank-159", "phone") == "157"
