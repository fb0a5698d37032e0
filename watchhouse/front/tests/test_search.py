from __future__ import annotations

import pytest
from django.test import Client
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from watchhouse.foundation import clock
from watchhouse.front import searching
from watchhouse.guidance import checking, facts
from watchhouse.guidance.models import Guide
from watchhouse.people.models import Person
from watchhouse.threats.models import Advisory

pytestmark = pytest.mark.django_db
ADDRESS = "/search/"


@pytest.fixture(autouse=True)
def _content(loaded: None) -> None:
    searching._index.cache_clear()


def _page(client: Client, words: str) -> str:
    return client.get(ADDRESS, {"words": words}).content.decode()


def _warning(tlp: str = "clear", state: str = "published") -> Advisory:
    published = clock.now() if state in ("published", "withdrawn") else None
    return Advisory.objects.create(
        source="kev", external_id="CVE-2026-90009", slug="cve-2026-90009", digest="0",
        vendor="Invented", product="Zebrafax", name="Invented", summary="Invented",
        date_added=clock.today(), due_on=clock.today(), state=state, tlp=tlp,
        published_at=published, title="Update your Zebrafax", action="Press update.",
    )  # fmt: skip


def test_asks_for_words(client: Client) -> None:
    answer = client.get(ADDRESS)

    assert answer.status_code == 200
    assert 'name="words"' in answer.content.decode()
    assert "Nothing found" not in answer.content.decode()
    assert not answer.cookies


def test_shows_what_it_is_how_long_it_takes_and_why(client: Client) -> None:
    page = _page(client, "backup")

    for words in ("Make a <mark>copy</mark>", ">Guide<", "minutes.", "/guidance/guides/backup"):
        assert words in page


def test_finds_steps_by_the_product_they_are_for(client: Client) -> None:
    assert "/guidance/guides/two-step-sign-in/" in _page(client, "two step microsoft 365")


def test_trouble_shows_urgent_help_first(client: Client) -> None:
    page = _page(client, "help I was hacked")

    assert "Is it happening now?" in page
    assert page.index('href="/urgent/"', page.index("<main")) < page.index("/urgent/help/")


def test_nothing_found_says_where_else_to_ask(client: Client) -> None:
    page = _page(client, "xyzzy <script>")

    assert "Nothing found" in page
    assert "Get urgent help" in page
    assert "tel:" in page
    assert "<script>alert" not in page
    assert "xyzzy &lt;script&gt;" in page


def test_a_warning_is_found_while_anyone_may_read_it(client: Client) -> None:
    warning = _warning()
    assert "Update your <mark>Zebrafax</mark>" in _page(client, "zebrafax")
    Advisory.objects.filter(pk=warning.pk).update(state="withdrawn")
    assert "Nothing found" in _page(client, "zebrafax")


@pytest.mark.parametrize(
    ("tlp", "state"),
    [("green", "published"), ("amber", "published"), ("red", "published"), ("clear", "draft"),
     ("clear", "new"), ("clear", "withdrawn")],
)  # fmt: skip
def test_no_other_warning_is(client: Client, tlp: str, state: str) -> None:
    _warning(tlp, state)
    assert "Nothing found" in _page(client, "zebrafax")


def test_a_page_taken_down_is_not_found(client: Client) -> None:
    assert "/guidance/guides/updates-on/" in _page(client, "updates")
    Guide.objects.get(slug="updates-on").unpublish()
    assert "/guidance/guides/updates-on/" not in _page(client, "updates")


def test_a_draft_is_not_found(client: Client) -> None:
    guide = Guide.objects.get(slug="updates-on")
    guide.title = "Xylophone"
    guide.save_revision()
    assert "Nothing found" in _page(client, "xylophone")


@pytest.mark.parametrize("words", ["report fraud number", "0300 123 2040"])
def test_a_number_is_found_by_its_name_and_by_itself(client: Client, words: str) -> None:
    page = _page(client, words)

    assert "/guidance/facts/report-fraud/" in page
    assert "Number or link" in page


def test_a_number_that_changed_is_found_at_once(client: Client, femi: Person) -> None:
    assert "Nothing found" in _page(client, "07777 000111")
    values = {**facts.register()["ico"].values, "phone": "07777 000111"}
    checking.change(
        "ico", values=values, source_url="https://ico.org.uk", months=6, note="", by=femi
    )
    assert "/guidance/facts/ico/" in _page(client, "07777 000111")


def test_the_index_is_english_whoever_asks_first() -> None:
    words = "pull out the network cable"
    english = searching.search(words)
    searching._index.cache_clear()
    with translation.override("ur"):
        assert searching.search(words) == english


def test_few_questions_to_the_database(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    _page(client, "backup")
    with django_assert_num_queries(2):
        _page(client, "two step sign-in for everything we have")


@pytest.mark.parametrize("words", ["\0", "%", "a" * 10_000, "🦊", "' OR 1=1 --", "\u202e"])
def test_odd_words_are_answered(client: Client, words: str) -> None:
    assert client.get(ADDRESS, {"words": words}).status_code == 200


def test_wrong_method(client: Client) -> None:
    assert client.post(ADDRESS).status_code == 405
