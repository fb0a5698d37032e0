from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from watchhouse.foundation import clock
from watchhouse.people.models import Person
from watchhouse.urgent import actions
from watchhouse.urgent.models import Case

URL = "/urgent/cases/"
SignIn = Callable[[Person], Client]


def test_the_queue_is_by_time_left(
    send: Callable[..., Case], dana: Person, sign_in: SignIn
) -> None:
    later = send("1", kind="supplier-breached")
    sooner = send("2", kind="ransomware")
    page = sign_in(dana).get(URL).content.decode()

    assert page.index(sooner.reference) < page.index(later.reference)
    assert "2 open, 0 late, 2 with no owner" in page


def test_late_is_said(case: Case, dana: Person, sign_in: SignIn) -> None:
    with clock.at(case.answer_by + timedelta(minutes=2)):
        actions.put_on_duty(
            dana, starts=clock.now() - timedelta(hours=1), ends=clock.now() + timedelta(hours=1)
        )
        page = sign_in(dana).get(URL).content.decode()

    assert "2 min late" in page
    assert "On duty:</strong>\n  Dana, until" in page


@pytest.mark.parametrize("show", ["all", "mine", "money", "nonsense", ""])
def test_no_filter_hides_a_case_without_owner(
    show: str, send: Callable[..., Case], dana: Person, sign_in: SignIn
) -> None:
    cases = [send(str(n), kind=kind) for n, kind in enumerate(["ransomware", "payment-diverted"])]
    page = sign_in(dana).get(URL, {"show": show}).content.decode()

    assert all(case.reference in page for case in cases)


def test_mine_are_mine(send: Callable[..., Case], dana: Person, sign_in: SignIn) -> None:
    mine, other = send("1"), send("2", kind="ransomware")
    actions.claim(mine, by=dana)
    actions.claim(other, by=Person.objects.create_user("eve@centre.example"))
    page = sign_in(dana).get(URL, {"show": "mine"}).content.decode()

    assert mine.reference in page
    assert other.reference not in page


def test_all_are_all(send: Callable[..., Case], dana: Person, sign_in: SignIn) -> None:
    new, mine, rung = send("1"), send("2", kind="ransomware"), send("3", kind="sim-swap")
    actions.claim(mine, by=dana)
    actions.claim(rung, by=dana)
    actions.log_call(rung, text="", by=dana)
    page = sign_in(dana).get(URL).content.decode()

    assert page.index(new.reference) < page.index(rung.reference)
    assert page.index(mine.reference) < page.index(rung.reference)
    assert "3 open, 0 late, 1 with no owner" in page


def test_queries_do_not_grow(
    send: Callable[..., Case],
    dana: Person,
    sign_in: SignIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for n in range(30):
        send(str(n), phone=f"020 7946 {n:04}")
    browser = sign_in(dana)
    with django_assert_max_num_queries(12):
        browser.get(URL)


def test_the_director_sees_but_takes_nothing(case: Case, grace: Person, sign_in: SignIn) -> None:
    page = sign_in(grace).get(URL).content.decode()

    assert case.reference in page
    assert "/claim/" not in page


def test_nobody_else_sees_it(alice: Person, erin: Person, sign_in: SignIn, client: Client) -> None:
    assert sign_in(alice).get(URL).status_code == 404
    assert sign_in(erin).get(URL).status_code == 403
    assert client.get(URL).status_code == 302
    assert client.post(URL).status_code == 405


def test_scripts_carry_the_nonce(dana: Person, sign_in: SignIn) -> None:
    answer: Any = sign_in(dana).get(URL)

    assert "live.js" in answer.content.decode()
    assert 'nonce="' in answer.content.decode()
