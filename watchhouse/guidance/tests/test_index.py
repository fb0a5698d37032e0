from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from watchhouse.guidance.models import Guide

pytestmark = pytest.mark.usefixtures("loaded")


def test_lists_toolkits_guides_and_events(client: Client) -> None:
    page = client.get("/guidance/").content.decode()

    for address in (
        "toolkits/lock-your-email",
        "guides/check-a-message",
        "events/ring-first-morning",
        "news/new-toolkits",
    ):
        assert f'href="/guidance/{address}/"' in page


def test_asks_the_database_once_for_each_kind(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(4):
        client.get("/guidance/")


def test_leaves_out_what_was_taken_down(client: Client) -> None:
    Guide.objects.get(slug="check-a-message").unpublish()

    assert "check-a-message" not in client.get("/guidance/").content.decode()


def test_sets_no_cookie(client: Client) -> None:
    assert not client.get("/guidance/").cookies


def test_wrong_method(client: Client) -> None:
    assert client.post("/guidance/").status_code == 405
