"""All about one business; cases only for those who may read them; looking is written down."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from watchhouse.checkup.models import Promise
from watchhouse.foundation import clock
from watchhouse.foundation.models import Entry
from watchhouse.members.models import Business, Use
from watchhouse.people.models import Person
from watchhouse.urgent.models import Case

SignIn = Callable[[Person], Client]


@pytest.fixture
def full(bakery: Business, alice: Person) -> Business:
    Use.objects.create(business=bakery, product="windows")
    Promise.objects.create(
        business=bakery, measure="ring-before-you-pay", place=1, due_on=clock.today(), by=alice
    )
    for kind in ("members.Joined", "checkup.StepDone", "urgent.Opened"):
        Entry.objects.create(
            kind=kind, business_id=bakery.pk, facts={"measure": "ring-before-you-pay"}
        )
    return bakery


def _page(person: Person, business: Business, sign_in: SignIn) -> str:
    answer = sign_in(person).get(f"/desk/businesses/{business.pk}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_all_of_it_is_there(
    dana: Person,
    full: Business,
    case: Case,
    sign_in: SignIn,
) -> None:
    page = _page(dana, full, sign_in)
    told = ["Said it is done: Ring a number", "Asked for urgent help.", case.reference]
    for words in ("Invented Bakery", "alice@bakery.example", "Waltham Forest", "Windows", *told):
        assert words in page, words


def test_the_way_into_the_check_is_the_advisers_alone(
    femi: Person, dana: Person, bakery: Business, sign_in: SignIn
) -> None:
    way = f'href="/checkup/with/{bakery.pk}/"'
    assert way in _page(femi, bakery, sign_in)
    assert way not in _page(dana, bakery, sign_in)
    bakery.left_at = clock.now()
    bakery.save()
    assert way not in _page(femi, bakery, sign_in)


def test_without_the_right_nothing_tells_of_cases(
    femi: Person,
    full: Business,
    case: Case,
    sign_in: SignIn,
) -> None:
    page = _page(femi, full, sign_in)
    assert case.reference not in page
    assert "rgent" not in page


def test_looking_is_written_down(dana: Person, full: Business, sign_in: SignIn) -> None:
    _page(dana, full, sign_in)
    entry = Entry.objects.get(kind="desk.Looked")
    assert (entry.business_id, entry.by_id) == (full.pk, dana.pk)


def test_the_page_asks_few_questions(
    dana: Person, full: Business, sign_in: SignIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    browser = sign_in(dana)
    with django_assert_max_num_queries(20):
        browser.get(f"/desk/businesses/{full.pk}/")


def test_who_may_not(
    alice: Person, priya: Person, dana: Person, full: Business, sign_in: SignIn
) -> None:
    address = f"/desk/businesses/{full.pk}/"
    assert Client().get(address).status_code == 302
    assert sign_in(alice).get(address).status_code == 404
    assert sign_in(priya).get(address).status_code == 403
    assert sign_in(dana).post(address).status_code == 405
    assert sign_in(dana).get("/desk/businesses/999999/").status_code == 404
