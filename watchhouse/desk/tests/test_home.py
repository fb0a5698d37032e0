"""The staff's home: what waits, by right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from watchhouse.checkup.models import Step, StepState
from watchhouse.dispatch.models import Message
from watchhouse.foundation import clock
from watchhouse.members.models import Business
from watchhouse.people.models import Person
from watchhouse.urgent.actions import claim, log_call, put_on_duty
from watchhouse.urgent.models import Case

SignIn = Callable[[Person], Client]


def _page(person: Person, sign_in: SignIn) -> str:
    answer = sign_in(person).get("/desk/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_duty_officer_sees_what_nobody_has(dana: Person, case: Case, sign_in: SignIn) -> None:
    page = _page(dana, sign_in)
    assert "1 open, 1 with no owner." in page
    assert f'href="/urgent/cases/{case.reference}/"' in page
    assert "Threats" not in page
    assert "Programme" not in page


def test_the_analyst_sees_threats_and_no_cases(erin: Person, case: Case, sign_in: SignIn) -> None:
    page = _page(erin, sign_in)
    assert "Open the threat desk" in page
    assert case.reference not in page


def test_the_adviser_sees_visits_and_steps(femi: Person, bakery: Business, sign_in: SignIn) -> None:
    Step.objects.create(business=bakery, measure="ring-before-you-pay", state=StepState.HELP)
    page = _page(femi, sign_in)
    assert "1 asked for." in page
    assert f'href="/desk/businesses/{bakery.pk}/"' in page
    assert "Open the visits desk" in page


def test_the_director_sees_the_figures_and_the_troubles(
    grace: Person, sign_in: SignIn, db: None
) -> None:
    Message.objects.create(
        about="x:1", recipient="a@firm.example", text="x", message_id="<1@centre.example>",
        state="failed",
    )  # fmt: skip
    page = _page(grace, sign_in)
    assert "firms supported of 20,000" in page
    assert "1 letter could not be sent; 0 tasks failed." in page


def test_the_police_partner_sees_public_figures_alone(
    priya: Person, case: Case, sign_in: SignIn
) -> None:
    page = _page(priya, sign_in)
    assert "Where we stand" in page
    assert page.count('<article class="card"') == 1
    assert "/desk/businesses/" not in page


def test_the_outreach_lead_sees_the_figures(olu: Person, sign_in: SignIn) -> None:
    assert "See all figures" in _page(olu, sign_in)


def test_the_page_asks_few_questions(
    grace: Person, case: Case, sign_in: SignIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    browser = sign_in(grace)
    with django_assert_max_num_queries(18):
        browser.get("/desk/")


def test_a_case_that_was_rung_is_not_late(dana: Person, case: Case, sign_in: SignIn) -> None:
    claim(case, by=dana)
    log_call(case, text="", by=dana)
    with clock.at(case.answer_by + timedelta(hours=9)):
        page = _page(dana, sign_in)
    assert "Dana, rung" in page
    assert "late" not in page


def test_an_empty_rota_is_said_until_somebody_is_on_it(dana: Person, sign_in: SignIn) -> None:
    assert "Nobody is on the rota" in _page(dana, sign_in)
    now = clock.now()
    put_on_duty(dana, starts=now, ends=now + timedelta(hours=8))
    assert "Nobody is on the rota" not in _page(dana, sign_in)


def test_who_may_not(alice: Person, dana: Person, sign_in: SignIn) -> None:
    assert Client().get("/desk/").status_code == 302
    assert sign_in(alice).get("/desk/").status_code == 404
    assert sign_in(dana).post("/desk/").status_code == 405
