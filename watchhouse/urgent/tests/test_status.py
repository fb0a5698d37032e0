from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from watchhouse.foundation import clock
from watchhouse.urgent.models import Case
from watchhouse.urgent.references import pin_for

pytestmark = pytest.mark.django_db
URL = "/urgent/status/"


def _wrong(pin: str) -> str:
    return "000000" if pin != "000000" else "111111"


def test_reference_and_pin_show_the_case(client: Client, case: Case) -> None:
    pin = pin_for("1")
    typed = case.reference.replace("-", " ").lower()
    answer = client.post(URL, {"reference": typed, "pin": f"{pin[:3]} {pin[3:]}"})

    assert answer["Location"] == "/urgent/answer/"
    assert case.reference in client.get("/urgent/answer/").content.decode()


def test_a_wrong_reference_and_a_wrong_pin_look_the_same(client: Client, case: Case) -> None:
    pin = pin_for("1")
    wrong_pin = client.post(URL, {"reference": "WH-7K3M-42", "pin": _wrong(pin)})
    Case.objects.update(reference="WH-7K3M-42")
    wrong_reference = client.post(URL, {"reference": "WH-7K3M-42", "pin": _wrong(pin)})

    for answer in (wrong_pin, wrong_reference):
        assert answer.status_code == 200
        assert "urgent_case" not in client.session
    strip = [_body(answer.content.decode()) for answer in (wrong_pin, wrong_reference)]
    assert strip[0] == strip[1]


def _body(page: str) -> str:
    lines = page.splitlines()
    return "\n".join(line for line in lines if "csrf" not in line and "nonce" not in line)


def test_ten_wrong_pins_shut_it_for_an_hour_and_mark_the_case(client: Client, case: Case) -> None:
    pin = pin_for("1")
    for _ in range(10):
        client.post(URL, {"reference": case.reference, "pin": _wrong(pin)})

    assert client.post(URL, {"reference": case.reference, "pin": pin}).status_code == 200
    case.refresh_from_db()
    assert case.wrong_pins == 10
    with clock.at(clock.now() + timedelta(minutes=61)):
        assert client.post(URL, {"reference": case.reference, "pin": pin}).status_code == 302


def test_the_pin_is_not_kept(case: Case) -> None:
    kept = [str(value) for value in Case.objects.values_list().get()]

    assert not [value for value in kept if pin_for("1") in value]


def test_empty_fields_are_said(client: Client, db: None) -> None:
    assert b"Write your reference" in client.post(URL, {"reference": "", "pin": ""}).content
    assert client.put(URL).status_code == 405
