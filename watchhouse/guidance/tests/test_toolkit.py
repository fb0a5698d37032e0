from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from watchhouse.guidance.models import Guide

pytestmark = pytest.mark.usefixtures("loaded")
ADDRESS = "/guidance/toolkits/lock-your-email/"


def test_shows_its_guides_in_order(client: Client) -> None:
    page = client.get(ADDRESS).content.decode()

    order = ["email-password-and-manager", "two-step-sign-in", "updates-on"]
    places = [page.index(f'href="/guidance/guides/{slug}/"') for slug in order]
    assert places == sorted(places)
    assert "2 hours 15 minutes" in page
    assert "Checked by Sgt Tom Okoro" in page


def test_leaves_out_a_guide_that_was_taken_down(client: Client) -> None:
    Guide.objects.get(slug="updates-on").unpublish()

    assert "/guides/updates-on/" not in client.get(ADDRESS).content.decode()


def test_few_queries(client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_max_num_queries(3):
        client.get(ADDRESS)


def test_not_there(client: Client) -> None:
    assert client.get("/guidance/toolkits/nothing/").status_code == 404


def test_wrong_method(client: Client) -> None:
    assert client.post(ADDRESS).status_code == 405
