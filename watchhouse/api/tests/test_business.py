"""Read your own business, by key or by session, and nobody else's."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from watchhouse.members.models import Business, Membership, Use
from watchhouse.people.models import Person

ADDRESS = "/api/v1/business"
SignIn = Callable[[Person], Client]


def test_by_key(
    program: Client, bakery: Business, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    Use.objects.create(business=bakery, product="windows")
    with django_assert_max_num_queries(3):
        answer = program.get(ADDRESS)
    assert answer.json()["name"] == bakery.name
    assert answer.json()["products"] == ["windows"]
    assert answer["Cache-Control"] == "no-store"


def test_by_session_and_the_helper_too(alice: Person, bob: Person, sign_in: SignIn) -> None:
    for person in (alice, bob):
        assert sign_in(person).get(ADDRESS).json()["name"] == "Invented Bakery"


def test_another_sees_their_own(charlie: Person, sign_in: SignIn, program: Client) -> None:
    assert sign_in(charlie).get(ADDRESS).json()["name"] == "Invented Florist"


@pytest.mark.parametrize("sent", ["", "Bearer", "Bearer ", "Bearer wh_wrong", "Basic x", "wh_x"])
def test_without_a_key_nothing(sent: str, db: None) -> None:
    answer = Client(headers={"Authorization": sent}).get(ADDRESS)
    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["WWW-Authenticate"] == "Bearer"
    assert answer.json() == {"type": "about:blank", "title": "Unauthorized", "status": 401}


def test_a_key_ends_with_the_place(program: Client, alice: Person) -> None:
    Membership.objects.filter(person=alice).delete()
    assert program.get(ADDRESS).status_code == 401


def test_a_key_ends_when_the_business_leaves(program: Client, bakery: Business) -> None:
    Business.objects.filter(pk=bakery.pk).update(left_at=bakery.joined_at)
    assert program.get(ADDRESS).status_code == 401


def test_staff_have_no_business(dana: Person, sign_in: SignIn) -> None:
    assert sign_in(dana).get(ADDRESS).status_code == 401


def test_wrong_method(program: Client) -> None:
    answer = program.post(ADDRESS)
    assert answer.status_code == 405
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["Allow"] == "GET"
