from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from watchhouse.foundation import clock
from watchhouse.foundation.region import current
from watchhouse.guidance import facts
from watchhouse.programme.models import Publication
from watchhouse.programme.public import Public, as_row, week_end
from watchhouse.threats.models import Advisory

pytestmark = pytest.mark.django_db


def _page(client: Client) -> str:
    return client.get("/").content.decode()


def _warning(days_ago: int = 1, *, tlp: str = "clear", state: str = "published") -> Advisory:
    return Advisory.objects.create(
        source="kev", external_id="CVE-2026-0001", slug="cve-2026-0001", vendor="Invented",
        product="Till", name="Invented till", summary="Invented.", date_added=date(2026, 11, 20),
        due_on=date(2026, 12, 1), title="Update your till today", action="Press Update.",
        published_at=clock.now() - timedelta(days=days_ago), tlp=tlp, state=state,
    )  # fmt: skip


def test_three_doors_with_the_attack_first(client: Client) -> None:
    page = _page(client)

    doors = re.findall(r'<h2><a href="([^"]+)">([^<]+)', page)[:3]
    assert doors == [
        ("/urgent/", "I am being attacked now"),
        ("/checkup/", "Check my business"),
        ("/guidance/guides/check-a-message/", "Is this message a scam?"),
    ]
    assert page.index("tel:03001232040") < page.index("/checkup/")


def test_says_who_runs_it_and_how_to_tell_that_it_is_us(client: Client) -> None:
    page = _page(client)

    for backer in current().backers:
        assert backer.name.replace("'", "&#x27;") in page
    assert "We never ask for your password." in page
    assert current().phone in page


def test_shows_the_one_warning_of_this_week(client: Client) -> None:
    _warning()
    page = _page(client)

    assert "This week’s warning" in page
    assert "Update your till today" in page


def test_an_older_warning_is_not_called_this_weeks(client: Client) -> None:
    _warning(days_ago=8)

    assert "Our last warning" in _page(client)


@pytest.mark.parametrize(("tlp", "state"), [("green", "published"), ("clear", "withdrawn")])
def test_shows_no_warning_that_is_not_for_all(client: Client, tlp: str, state: str) -> None:
    _warning(tlp=tlp, state=state)

    assert "warning</h2>" not in _page(client)


def test_shows_what_was_done_once_there_is_something(client: Client) -> None:
    assert "What we have done so far" not in _page(client)

    figures = Public(
        supported=4285, changed=1640, only_said=900, pence=41_200_000,
        cases=95, target=20_000, months=36, boroughs={current().boroughs[0].gss: 130},
    )  # fmt: skip
    Publication.objects.create(until=week_end(clock.now()), figures=as_row(figures))
    page = _page(client)
    for words in (
        "4,285",
        "20,000 in 36 months",
        "1,640",
        "About 900 more told us so",
        "£412,000",
        "fewer than 5",
    ):
        assert words in page


def test_asks_the_database_little(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    Publication.objects.create(
        until=week_end(clock.now()),
        figures=as_row(Public(None, None, None, None, None, 1, 1, {})),
    )
    facts.register()  # asked for once in half a minute
    with django_assert_num_queries(2):
        _page(client)


def test_sets_no_cookie_and_asks_no_one_else(client: Client) -> None:
    page = _page(client)

    assert not client.cookies
    assert not re.findall(r'(?:src|href|action)="(?:https?:)?//', page)


def test_wrong_method(client: Client) -> None:
    assert client.post("/").status_code == 405
