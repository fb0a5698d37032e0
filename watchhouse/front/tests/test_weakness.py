from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_says_so_in_plain_words(client: Client) -> None:
    response = client.get("/security/")

    assert response.status_code == 200
    assert "weakness" in response.content.decode()
    assert "security.txt" in response.content.decode()
    assert not response.cookies


def test_wrong_method(client: Client) -> None:
    assert client.post("/security/").status_code == 405
