from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from watchhouse.foundation import clock
from watchhouse.urgent.models import Case

pytestmark = pytest.mark.django_db
TELL = "/urgent/tell/payment-diverted/"


def _sent(client: Client) -> str:
    with clock.at(datetime(2026, 11, 24, 14, 20, tzinfo=UTC)):
        client.post(TELL, {"name": "Mrs Demir", "phone": "020 7946 0123", "token": "t1"})
        return client.get("/urgent/answer/").content.decode()


def test_it_says_by_when_and_the_time_limits(client: Client) -> None:
    page = _sent(client)

    assert ">14:35<" in page
    assert "24 December 2027" in page
    assert "159" in page


def test_the_ico_limit_is_72_hours_from_now(client: Client) -> None:
    with clock.at(datetime(2026, 11, 24, 14, 20, tzinfo=UTC)):
        client.post("/urgent/tell/ransomware/", {"name": "Ali", "phone": "020 7946 0123"})
        assert "Friday 27 November, 14:20" in client.get("/urgent/answer/").content.decode()


def test_without_a_case_it_asks_for_the_reference(client: Client) -> None:
    assert client.get("/urgent/answer/")["Location"] == "/urgent/status/"
    assert client.post("/urgent/answer/add/", {"text": "x"})["Location"] == "/urgent/status/"


def test_more_can_be_added(client: Client) -> None:
    _sent(client)
    client.post("/urgent/answer/add/", {"text": "The bank said yes."})

    assert Case.objects.get().notes.filter(text="The bank said yes.", by=None).exists()
    assert "We have what you added." in client.get("/urgent/answer/").content.decode()
    assert b"There is a problem" in client.post("/urgent/answer/add/", {"text": ""}).content


def test_wrong_methods(client: Client) -> None:
    assert client.post("/urgent/answer/").status_code == 405
    assert client.get("/urgent/answer/add/").status_code == 405
