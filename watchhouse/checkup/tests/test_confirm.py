"""The adviser's page: who saw what, and when."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from watchhouse.checkup import actions, scoring
from watchhouse.foundation import clock
from watchhouse.members.models import Business
from watchhouse.people.models import Person

SignIn = Callable[[Person], Client]
Told = Callable[[], list[str]]


def _desk(business: Business) -> str:
    return f"/checkup/desk/{business.pk}/"


def test_what_an_adviser_saw_is_kept_with_their_name(
    femi: Person, bakery: Business, sign_in: SignIn, told: Told
) -> None:
    actions.promise(bakery, measure="help-card", due_on=clock.today())
    browser = sign_in(femi)
    assert "I saw it" in browser.get(_desk(bakery)).content.decode()
    for _ in range(2):
        page = browser.post(f"{_desk(bakery)}help-card/confirm/", follow=True)
    assert "seen by an adviser (Femi)" in page.content.decode()
    seen = bakery.confirmations.get()
    assert (seen.how, seen.by) == ("adviser", femi)
    assert bakery.promises.get().state == "kept"
    assert told().count("Confirmed") == 1


def test_what_was_only_said_is_called_so(
    femi: Person, bakery: Business, alice: Person, sign_in: SignIn
) -> None:
    actions.mark(bakery, measure="help-card", becomes="done")
    assert "Only said" in sign_in(femi).get(_desk(bakery)).content.decode()
    actions.show_word(bakery, measure="help-card", words="It hangs by the till.", by=alice)
    page = sign_in(femi).get(_desk(bakery)).content.decode()
    assert "Only said" not in page
    assert "It hangs by the till." in page


def test_an_unknown_measure_is_refused_in_words(
    femi: Person, bakery: Business, sign_in: SignIn
) -> None:
    page = sign_in(femi).post(f"{_desk(bakery)}buy-gold/confirm/", follow=True)
    assert "not one of ours" in page.content.decode()
    assert not bakery.confirmations.exists()


def test_few_questions_to_the_database(
    femi: Person, bakery: Business, sign_in: SignIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    for measure in list(scoring.measures())[:6]:
        actions.show_word(bakery, measure=measure, words="It is done.", by=None)
    browser = sign_in(femi)
    with django_assert_max_num_queries(16):
        browser.get(_desk(bakery))


def test_who_may(
    alice: Person, dana: Person, femi: Person, grace: Person, bakery: Business, sign_in: SignIn
) -> None:
    confirm = f"{_desk(bakery)}help-card/confirm/"
    assert "/people/login/" in Client().get(_desk(bakery))["Location"]
    assert "/people/login/" in Client().post(confirm)["Location"]
    assert sign_in(alice).get(_desk(bakery)).status_code == 404
    assert sign_in(alice).post(confirm).status_code == 404
    for person in (dana, grace):
        assert sign_in(person).get(_desk(bakery)).status_code == 403
        assert sign_in(person).post(confirm).status_code == 403
    assert sign_in(femi).post(_desk(bakery)).status_code == 405
    assert sign_in(femi).get(confirm).status_code == 405
    assert sign_in(femi).get("/checkup/desk/987654/").status_code == 404
