"""`/threats/alerts/` and `/threats/alerts/<pk>/`: what my business was warned of."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from watchhouse.people.models import Person
from watchhouse.threats import actions
from watchhouse.threats.models import Advisory, Alert

SignIn = Callable[[Person], Client]
AssertMax = DjangoAssertNumQueries


def test_what_to_do_first(alert: Alert, alice: Person, sign_in: SignIn) -> None:
    page = sign_in(alice).get(f"/threats/alerts/{alert.pk}/").content.decode()
    titles = ("Do this first", "Does this affect me?", "How to do it")
    buttons = ("Done", "Not ours", "I need help")
    for each in (*titles, *buttons, "Update WinRAR on every device", alert.code, "5 minutes"):
        assert each in page


def test_the_list(alert: Alert, bob: Person, sign_in: SignIn) -> None:
    page = sign_in(bob).get("/threats/alerts/").content.decode()
    assert f"/threats/alerts/{alert.pk}/" in page
    assert "To do" in page


def test_an_empty_list(charlie: Person, alert: Alert, sign_in: SignIn) -> None:
    assert (
        "There are no alerts for you" in sign_in(charlie).get("/threats/alerts/").content.decode()
    )


def test_the_list_takes_few_queries(
    alert: Alert, alice: Person, sign_in: SignIn, django_assert_max_num_queries: AssertMax
) -> None:
    for number in range(15):
        row = Advisory.objects.create(
            source="kev", external_id=f"X-{number}", slug=f"x-{number}", state="published",
            published_at=alert.created_at, date_added="2025-08-01", due_on="2025-08-20", title="X",
        )  # fmt: skip
        Alert.objects.create(advisory=row, business=alert.business, code="AAAA-AAAA")
    browser = sign_in(alice)
    with django_assert_max_num_queries(9):
        browser.get("/threats/alerts/")


def test_one_taken_back(alert: Alert, alice: Person, erin: Person, sign_in: SignIn) -> None:
    actions.withdraw(alert.advisory, by=erin)
    page = sign_in(alice).get(f"/threats/alerts/{alert.pk}/").content.decode()
    assert "We have taken this warning back" in page
    assert "I need help" not in page


@pytest.mark.parametrize("who", ["charlie", "erin"])
def test_the_stranger(
    who: str, alert: Alert, request: pytest.FixtureRequest, sign_in: SignIn
) -> None:
    browser = sign_in(request.getfixturevalue(who))
    assert browser.get(f"/threats/alerts/{alert.pk}/").status_code == 404
    assert browser.get("/threats/alerts/999/").status_code == 404


def test_not_signed_in(alert: Alert, client: Client) -> None:
    for path in ("/threats/alerts/", f"/threats/alerts/{alert.pk}/"):
        assert client.get(path).headers["Location"].startswith("/people/login/")


def test_the_wrong_method(alert: Alert, alice: Person, sign_in: SignIn) -> None:
    browser = sign_in(alice)
    assert browser.post(f"/threats/alerts/{alert.pk}/").status_code == 405
    assert browser.post("/threats/alerts/").status_code == 405
