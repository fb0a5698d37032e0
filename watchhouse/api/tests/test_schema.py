"""The API does what its own description says: schemathesis tries all of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, given, seed, settings
from schemathesis import GenerationMode

from watchhouse.threats.models import Alert

OPENAPI = "/api/openapi.json"


def test_the_description_is_served_to_anybody(db: None) -> None:
    served = Client().get(OPENAPI)
    assert served.json()["openapi"].startswith("3.1")
    assert set(served.json()["paths"]) == {"/api/v1/business", "/api/v1/plan", "/api/v1/alerts"}


@pytest.fixture
def _kept_open() -> Iterator[None]:
    """The test's transaction outlives each request, as with Django's own test client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("_kept_open")
@pytest.mark.parametrize("path", ["business", "plan", "alerts"])
@pytest.mark.parametrize("mode", list(GenerationMode))
def test_every_operation_keeps_to_it(
    path: str, mode: GenerationMode, key: str, alerts: list[Alert]
) -> None:
    """Good and bad requests alike, with all of schemathesis' checks."""
    headers = {"Authorization": f"Bearer {key}", "Accept-Encoding": "identity"}
    described = schemathesis.openapi.from_wsgi(OPENAPI, WSGIHandler())
    operation = described[f"/api/v1/{path}"]["GET"]

    @seed(20260101)
    @settings(
        max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def calls(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate(headers=headers)

    calls()
