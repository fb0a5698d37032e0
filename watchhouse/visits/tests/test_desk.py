from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from watchhouse.members.models import Business
from watchhouse.people.models import Person
from watchhouse.visits import actions
from watchhouse.visits.models import Visit

SignIn = Callable[[Person], Client]


def test_the_list_and_the_visit(asked: Visit, femi: Person, sign_in: SignIn) -> None:
    browser = sign_in(femi)

    assert b"1 waiting for times" in browser.get("/visits/desk/").content
    page = browser.get(f"/visits/desk/{asked.pk}/").content.decode()
    assert "Ring twice." in page
    assert "Mornings" in page
    assert "No time is booked yet." in page


def test_a_booked_visit_leads_into_the_check(
    booked: Visit, femi: Person, grace: Person, sign_in: SignIn
) -> None:
    way = f'href="/checkup/with/{booked.business_id}/"'
    address = f"/visits/desk/{booked.pk}/"
    assert way in sign_in(femi).get(address).content.decode()
    assert way not in sign_in(grace).get(address).content.decode()


def test_an_asked_visit_does_not_yet(asked: Visit, femi: Person, sign_in: SignIn) -> None:
    page = sign_in(femi).get(f"/visits/desk/{asked.pk}/").content.decode()
    assert f"/checkup/with/{asked.business_id}/" not in page


def test_the_director_reads(asked: Visit, grace: Person, sign_in: SignIn) -> None:
    page = sign_in(grace).get(f"/visits/desk/{asked.pk}/").content.decode()

    assert "You may read this" in page
    assert "<form" not in page


def test_nobody_else(asked: Visit, alice: Person, dana: Person, sign_in: SignIn) -> None:
    for url in ("/visits/desk/", f"/visits/desk/{asked.pk}/"):
        assert sign_in(alice).get(url).status_code == 404
        assert sign_in(dana).get(url).status_code == 403
        assert Client().get(url).status_code == 302
        assert Client().post(url).status_code == 405


def test_queries_do_not_grow(
    alice: Person,
    femi: Person,
    sign_in: SignIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for n in range(20):
        actions.ask(Business.objects.create(name=f"Firm {n}"), topic="check", by=alice)
    browser = sign_in(femi)
    with django_assert_max_num_queries(12):
        browser.get("/visits/desk/")
