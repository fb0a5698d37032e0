from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from watchhouse.guidance.models import News

pytestmark = pytest.mark.usefixtures("loaded")
ADDRESS = "/guidance/news/new-toolkits/"


def test_shows_its_day_and_who_wrote_it(client: Client) -> None:
    page = client.get(ADDRESS).content.decode()

    for words in ("Eleven new toolkits", "24 November 2026", "Ada Penhallow (invented)"):
        assert words in page
    assert "{{" not in page


def test_the_newest_stands_first(client: Client) -> None:
    page = client.get("/guidance/news/").content.decode()

    assert page.index("new-toolkits") < page.index("bakery-fifteen") < page.index("three-dates")


def test_the_index_shows_three(client: Client) -> None:
    News.objects.filter(slug="three-dates").update(published_on="2020-01-01")
    first = News.objects.get(slug="new-toolkits")
    first.get_parent().add_child(
        instance=News(title="One more", slug="more", summary="s", written_by="Ada")
    )

    page = client.get("/guidance/").content.decode()
    assert "/guidance/news/more/" in page
    assert "/guidance/news/three-dates/" not in page


def test_few_queries(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        client.get(ADDRESS)
    with django_assert_num_queries(1):
        client.get("/guidance/news/")


def test_not_there_and_taken_down_are_the_same(client: Client) -> None:
    News.objects.get(slug="new-toolkits").unpublish()

    assert client.get(ADDRESS).status_code == 404
    assert client.get("/guidance/news/nothing/").status_code == 404


def test_without_any_it_says_so(client: Client) -> None:
    News.objects.all().delete()

    assert "There is no news yet." in client.get("/guidance/news/").content.decode()


def test_wrong_method(client: Client) -> None:
    assert client.post(ADDRESS).status_code == 405
    assert client.post("/guidance/news/").status_code == 405
