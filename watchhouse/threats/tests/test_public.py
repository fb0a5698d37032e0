"""`/threats/` and `/threats/<slug>/`: what anyone may read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from watchhouse.foundation import clock
from watchhouse.threats.models import Advisory
from watchhouse.threats.tests.conftest import NOW


def test_this_weeks_warnings_and_the_report(published: Advisory, client: Client) -> None:
    page = client.get("/threats/").content.decode()
    assert "This week" in page
    assert published.title in page
    report = client.get("/threats/cve-2025-90009/").content.decode()
    assert "Published 26 August 2025" in report
    assert "https://maker.example/notes" in report
    assert report.index("Update WinRAR on every device") < report.index("What happened")


def test_an_earlier_one(published: Advisory, client: Client) -> None:
    with clock.at(NOW + timedelta(days=9)):
        page = client.get("/threats/").content.decode()
    assert "Earlier" in page
    assert "This week" not in page


@pytest.mark.django_db
def test_nothing_to_warn_of(client: Client) -> None:
    assert "There is no warning at the moment" in client.get("/threats/").content.decode()


@pytest.mark.parametrize(
    "change", [{"tlp": "green"}, {"tlp": "amber"}, {"tlp": "red"}, {"state": "withdrawn"}]
)
def test_only_what_is_clear_and_stands(
    change: dict[str, str], published: Advisory, client: Client
) -> None:
    Advisory.objects.filter(pk=published.pk).update(**change)
    assert published.title not in client.get("/threats/").content.decode()
    assert client.get("/threats/cve-2025-90009/").status_code == 404


def test_a_draft_is_not_there(drafted: Advisory, client: Client) -> None:
    assert client.get("/threats/cve-2025-90009/").status_code == 404


def test_no_cookie(published: Advisory, client: Client) -> None:
    for path in ("/threats/", "/threats/cve-2025-90009/"):
        assert not client.get(path).cookies


def test_the_wrong_method(published: Advisory, client: Client) -> None:
    assert client.post("/threats/").status_code == 405
    assert client.post("/threats/cve-2025-90009/").status_code == 405
    assert client.head("/threats/").status_code == 200
