"""Every error under /api/ is a problem document."""

from __future__ import annotations

import pytest
from django.test import Client

from watchhouse.api import gates


@pytest.mark.parametrize("address", ["/api/", "/api/v1/", "/api/v1/nothing", "/api/v2/business"])
def test_what_is_not_there(address: str, program: Client) -> None:
    answer = program.get(address)
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == 404


def test_our_own_fault_says_nothing_of_itself(
    program: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise RuntimeError("a secret")

    monkeypatch.setattr(gates, "mine", fail)
    program.raise_request_exception = False
    answer = program.get("/api/v1/business")
    assert answer.status_code == 500
    assert answer.json() == {
        "type": "about:blank", "title": "Internal Server Error", "status": 500,
    }  # fmt: skip


def test_a_wrong_host(program: Client) -> None:
    answer = program.get("/api/v1/business", headers={"Host": "elsewhere.example"})
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
