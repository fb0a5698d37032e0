from __future__ import annotations

import pytest
from django.test import Client

from watchhouse.members import tokens
from watchhouse.members.models import Business
from watchhouse.people.models import Person
from watchhouse.threats.models import Advisory, Alert


@pytest.fixture
def key(bakery: Business, alice: Person) -> str:
    return tokens.make_token(bakery, name="Test", by=alice)


@pytest.fixture
def program(key: str) -> Client:
    return Client(headers={"Authorization": f"Bearer {key}"})


@pytest.fixture
def alerts(bakery: Business, florist: Business) -> list[Alert]:
    """Five for the bakery, one for the florist."""
    made = []
    for number in range(5):
        day = f"2026-11-0{number + 1}"
        advisory = Advisory.objects.create(
            source="kev", external_id=f"CVE-2026-{number}", slug=f"cve-{number}", digest="x",
            vendor="Maker", product="Thing", name=f"Weakness {number}", summary="x",
            date_added=day, due_on=day,
        )  # fmt: skip
        made.append(Alert.objects.create(advisory=advisory, business=bakery, code="ABCD-EFGH"))
    Alert.objects.create(advisory=advisory, business=florist, code="ABCD-EFGH")
    return made
