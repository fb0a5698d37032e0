from __future__ import annotations

from datetime import timedelta

import pytest

from watchhouse.foundation import clock
from watchhouse.members.models import Business
from watchhouse.urgent.models import Case


@pytest.fixture
def case(bakery: Business) -> Case:
    return Case.objects.create(
        reference="WH-7K3M-42", token_digest="a", pin_digest="b", kind="payment-diverted",
        name="Alice", phone="020 7946 0123", phone_digits="02079460123", business=bakery,
        answer_by=clock.now() + timedelta(minutes=5),
    )  # fmt: skip
