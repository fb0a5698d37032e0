"""One page for every stranger: drawn once, each time with a nonce of its own, never stale here."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.core.cache import caches
from django.db import transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks
from pytest_django.fixtures import Settings

from watchhouse.foundation import clock
from watchhouse.guidance import strangers
from watchhouse.guidance.models import Guide
from watchhouse.people.models import Person

pytestmark = pytest.mark.usefixtures("loaded")
ADDRESS = "/guidance/guides/updates-on/"
NONCE = re.compile(r"'nonce-([^']+)'")
PAGES = (
    "/guidance/", ADDRESS, "/guidance/toolkits/lock-your-email/",
    "/guidance/events/ring-first-morning/",
)  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_the_second_stranger_asks_the_database_nothing(
    address: str, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = client.get(address)
    with django_assert_num_queries(0):
        second = client.get(address)
    assert len(second.content) == len(first.content) > 2000
    assert "Cookie" in second.headers["Vary"]
    assert second.headers["Cache-Control"] == "no-cache"
    assert not second.cookies


@pytest.mark.parametrize("address", PAGES)
def test_no_nonce_comes_twice(address: str, client: Client) -> None:
    nonces = []
    for _ in range(4):
        answer = client.get(address)
        said = NONCE.findall(answer.headers["Content-Security-Policy"])
        assert f'nonce="{said[0]}"' in answer.content.decode()
        nonces += said
    assert len(set(nonces)) == 4
    kept = repr(vars(caches["pages"])["_cache"])
    assert not [nonce for nonce in nonces if nonce in kept]


def test_who_has_it_is_told_so_and_keeps_its_policy(client: Client) -> None:
    etag = client.get(ADDRESS).headers["ETag"]
    answer = client.get(ADDRESS, headers={"if-none-match": etag})

    assert answer.status_code == 304
    assert answer.content == b""
    assert "Content-Security-Policy" not in answer.headers
    assert answer.headers["ETag"] == etag


def test_who_is_signed_in_never_gets_it(
    alice: Person, client: Client, sign_in: Callable[[Person], Client]
) -> None:
    client.get(ADDRESS)
    answer = sign_in(alice).get(ADDRESS)

    assert "Sign out" in answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Sign out" not in client.get(ADDRESS).content.decode()


def test_any_cookie_is_enough(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.cookies["odd"] = "1"
    client.get(ADDRESS)
    assert not vars(caches["pages"])["_cache"]


def test_what_is_published_here_is_shown_at_once(
    client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    client.get(ADDRESS)
    with django_capture_on_commit_callbacks(execute=True):
        guide = Guide.objects.get(slug="updates-on")
        guide.title = "Another title"
        guide.save_revision().publish()
    assert "Another title" in client.get(ADDRESS).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        guide.unpublish()
    assert client.get(ADDRESS).status_code == 404
    assert "Another title" not in client.get("/guidance/").content.decode()


def test_what_is_taken_back_was_never_published(
    client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True) as calls:
        try:
            with transaction.atomic():
                Guide.objects.get(slug="updates-on").save()
                raise KeyError
        except KeyError:
            pass
    assert strangers.forget not in calls


def test_each_language_and_day_has_its_own_and_a_made_up_host_none(
    client: Client, settings: Settings
) -> None:
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    for host in settings.ALLOWED_HOSTS:
        client.get(ADDRESS, headers={"host": host})
    client.get(f"/ur{ADDRESS}", headers={"host": "one.example"})
    with clock.at(datetime(2027, 5, 21, 12, tzinfo=UTC)):
        assert (
            "waits for its check"
            in client.get(ADDRESS, headers={"host": "one.example"}).content.decode()
        )
    assert len(vars(caches["pages"])["_cache"]) == 3


def test_made_up_addresses_fill_nothing(client: Client) -> None:
    for number in range(20):
        assert client.get(ADDRESS, {"x": number}).status_code == 200
        assert client.get(f"/guidance/guides/x{number}/").status_code == 404
        client.head(ADDRESS)
    assert not vars(caches["pages"])["_cache"]
