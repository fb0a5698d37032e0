from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_says_what_is_kept_why_how_long_and_whom_to_complain_to(client: Client) -> None:
    response = client.get("/privacy/")
    page = response.content.decode()

    for words in (
        "How long", "Until you leave", "within one month", "within 30 days", "tel:03031231113",
        "opened a guide",
    ):  # fmt: skip
        assert words in page
    assert not response.cookies


def test_wrong_method(client: Client) -> None:
    assert client.post("/privacy/").status_code == 405
