"""A request for help as the bakery would send it, and the people around it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from watchhouse.members.models import Business
from watchhouse.urgent import actions
from watchhouse.urgent.actions import Told
from watchhouse.urgent.models import Case

STORY = "We paid £4,860 to a false flour mill."


@pytest.fixture
def send(db: None) -> Callable[..., Case]:
    """Send a request: `send(token="2", phone="020 7946 0199", kind="ransomware")`."""

    def make(
        token: str = "1",
        kind: str = "payment-diverted",
        phone: str = "020 7946 0123",
        business: Business | None = None,
        story: str = STORY,
    ) -> Case:
        told = Told(name="Mrs Demir", phone=phone, story=story)
        return actions.open_case(kind=kind, told=told, token=token, business=business)

    return make


@pytest.fixture
def case(send: Callable[..., Case]) -> Case:
    return send()
