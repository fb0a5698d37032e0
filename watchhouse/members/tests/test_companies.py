from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from watchhouse.members import companies
from watchhouse.members.models import Business
from watchhouse.people.models import Person


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("01234567", "01234567"), ("1234567", "01234567"), (" sc 123456 ", "SC123456"),
        ("oc-301234", "OC301234"), ("IP12345R", "IP12345R"), ("", ""), ("  ", ""),
        ("1234", None), ("123456789", None), ("ABC12345", None), ("none", None),
        ("0123456७", None), ("GB123456789", None),
    ],
)  # fmt: skip
def test_the_form_of_a_number(typed: str, number: str | None) -> None:
    assert companies.number(typed) == number


@given(st.text())
def test_whatever_is_typed_it_fits_the_table(typed: str) -> None:
    number = companies.number(typed)
    assert number is None or len(number) in (0, 8)
    assert number is None or companies.number(number) == number


def test_it_is_kept_and_shown(
    bakery: Business, alice: Person, sign_in: Callable[[Person], Client]
) -> None:
    client = sign_in(alice)
    page = client.post("/members/profile/about/", {"company_number": "12"}).content.decode()
    assert "Enter a company number of 8 characters" in page
    client.post("/members/profile/about/", {"company_number": "sc123456"})
    bakery.refresh_from_db()
    assert bakery.company_number == "SC123456"
    assert "SC123456" in client.get("/members/profile/").content.decode()
    client.post("/members/profile/about/", {"company_number": ""})
    bakery.refresh_from_db()
    assert bakery.company_number == ""
