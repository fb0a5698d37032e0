"""Find a business."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from watchhouse.members.models import Business
from watchhouse.people.models import Person

SignIn = Callable[[Person], Client]
ADDRESS = "/desk/businesses/"


@pytest.mark.parametrize(
    ("typed", "found"),
    [("bake", True), ("BAKERY", True), ("e17", True), ("E174ph", True), ("e17 4", True),
     ("", True), ("17", False), ("x\0", False), ("ba\0ke", True), ("' OR 1=1 --", False),
     ("%", False), ("_", False), ("k" * 10_000, False), ("alice@b", True),
     ("Alice@BAKERY.example", True),
     ("lice@", False), ("SC123", True), ("sc 123456", True), ("123456", False)],
)  # fmt: skip
def test_by_name_or_postcode(
    typed: str, found: bool, dana: Person, alice: Person, bakery: Business, sign_in: SignIn
) -> None:
    Business.objects.filter(pk=bakery.pk).update(company_number="SC123456")
    page = sign_in(dana).get(ADDRESS, {"words": typed}).content.decode()
    assert (bakery.name in page) is found


def test_those_who_left_are_not_listed(dana: Person, bakery: Business, sign_in: SignIn) -> None:
    Business.objects.update(left_at=bakery.joined_at)
    assert "Nobody was found." in sign_in(dana).get(ADDRESS).content.decode()


def test_a_page_holds_thirty(
    dana: Person, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    Business.objects.bulk_create(Business(name=f"Firm {n:03}") for n in range(65))
    browser = sign_in(dana)
    with django_assert_max_num_queries(6):
        page = browser.get(ADDRESS, {"page": "3"}).content.decode()
    assert "Firm 060" in page
    assert "Firm 059" not in page
    assert "Page 3 of 3" in page


def test_who_may_not(alice: Person, priya: Person, dana: Person, sign_in: SignIn) -> None:
    assert Client().get(ADDRESS).status_code == 302
    assert sign_in(alice).get(ADDRESS).status_code == 404
    assert sign_in(priya).get(ADDRESS).status_code == 403
    assert sign_in(dana).post(ADDRESS).status_code == 405
