from __future__ import annotations

import pytest
from django.test import Client

from watchhouse.guidance.models import Event

pytestmark = pytest.mark.usefixtures("loaded")
ADDRESS = "/guidance/events/ring-first-morning/"


def test_shows_words_slides_and_recording(client: Client) -> None:
    page = client.get(ADDRESS).content.decode()

    assert "17 September 2026" in page
    assert "Invented example" in page
    assert "She rang the number in her old book" in page
    assert f'href="{ADDRESS}files/ring-first-morning-slides.pdf"' in page
    assert 'href="/guidance/guides/ring-before-you-pay/"' in page


@pytest.mark.parametrize(
    ("name", "kind", "begins"),
    [
        ("ring-first-morning-slides.pdf", "application/pdf", b"%PDF-"),
        ("ring-first-morning-recording.vtt", "text/vtt; charset=utf-8", b"WEBVTT"),
    ],
)
def test_its_files_can_be_kept(client: Client, name: str, kind: str, begins: bytes) -> None:
    response = client.get(f"{ADDRESS}files/{name}")

    assert response.headers["Content-Type"] == kind
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response.content.startswith(begins)


@pytest.mark.parametrize(
    "name", ["card-and-copy-evening-slides.pdf", "..%2F..%2Ffacts.toml", "nothing.pdf"]
)
def test_no_other_file_can(client: Client, name: str) -> None:
    assert client.get(f"{ADDRESS}files/{name}").status_code == 404


def test_a_name_that_leads_elsewhere_opens_nothing(client: Client) -> None:
    Event.objects.filter(slug="ring-first-morning").update(slides="../ring-first-morning.md")

    assert client.get(f"{ADDRESS}files/..%2Fring-first-morning.md").status_code == 404


def test_not_there(client: Client) -> None:
    assert client.get("/guidance/events/nothing/").status_code == 404


def test_wrong_method(client: Client) -> None:
    assert client.post(ADDRESS).status_code == 405
    assert client.post(f"{ADDRESS}files/ring-first-morning-slides.pdf").status_code == 405
