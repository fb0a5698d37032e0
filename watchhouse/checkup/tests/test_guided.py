"""An adviser and an owner go through the owner's own check, on the adviser's device."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from watchhouse.checkup import actions, scoring
from watchhouse.checkup.models import Answer, Check
from watchhouse.checkup.tests.conftest import answer_all
from watchhouse.foundation import clock
from watchhouse.foundation.models import Entry
from watchhouse.members.models import Business
from watchhouse.people.models import Person

SignIn = Callable[[Person], Client]
Told = Callable[[], list[str]]


def _with(business: Business, rest: str = "") -> str:
    return f"/checkup/with/{business.pk}/{rest}"


@pytest.fixture
def adviser(femi: Person, sign_in: SignIn) -> Client:
    return sign_in(femi)


def _through(browser: Client, business: Business, *, at_most: int = 99) -> list[str]:
    """Press "I'm not sure" until the plan is there; the addresses that led on."""
    page = browser.post(_with(business))
    seen = [page["Location"]]
    while "/question/" in seen[-1] and len(seen) <= at_most:
        seen.append(browser.post(seen[-1], {"answer": "unsure"})["Location"])
    return seen


# The start.


def test_it_says_with_whom_and_how_far(adviser: Client, bakery: Business) -> None:
    page = adviser.get(_with(bakery)).content.decode()
    assert "With Invented Bakery" in page
    assert "They have not begun yet" in page
    assert not Check.objects.exists()
    _through(adviser, bakery, at_most=2)
    assert "2 of at most" in adviser.get(_with(bakery)).content.decode()


def test_a_finished_check_is_gone_through_again_only_when_asked(
    adviser: Client, bakery: Business, bakery_check: Check
) -> None:
    assert "They finished their check" in adviser.get(_with(bakery)).content.decode()
    assert bakery.checks.count() == 1
    adviser.post(_with(bakery))
    assert bakery.checks.count() == 2


# The questions.


def test_at_most_twelve_questions_lead_to_the_plan(
    adviser: Client, bakery: Business, told: Told
) -> None:
    seen = _through(adviser, bakery)
    asked = [url for url in seen if "/question/" in url]
    assert 3 < len(asked) == len(set(asked)) <= scoring.bank().bank.most_questions
    assert all(url.startswith(_with(bakery)) for url in seen)
    assert seen[-1] == _with(bakery, "plan/")
    assert told() == ["Looked", "Started", "Guided", "Completed"]


def test_the_same_answers_give_what_the_owner_alone_would_get(
    adviser: Client, bakery: Business, florist: Business
) -> None:
    florist.size_band, florist.trade = bakery.size_band, bakery.trade
    florist.save()
    _through(adviser, bakery)
    alone = answer_all(actions.start(business=florist))
    together = bakery.checks.get()

    def said(check: Check) -> list[tuple[str, str]]:
        return list(check.answers.order_by("question").values_list("question", "option"))

    assert said(together) == said(alone)
    assert [line.step for line in scoring.sheet_of(together).lines] == [
        line.step for line in scoring.sheet_of(alone).lines
    ]


def test_the_question_says_with_whom_and_how_to_leave(adviser: Client, bakery: Business) -> None:
    first = adviser.post(_with(bakery))["Location"]
    page = adviser.get(first).content.decode()
    assert "With Invented Bakery" in page
    assert "Question 1 of at most" in page
    assert f'href="/desk/businesses/{bakery.pk}/">Leave it for now' in page
    assert f'class="back" href="{_with(bakery)}"' in page
    assert "Finish later" not in page


def test_no_answer_is_a_problem_said_in_words(adviser: Client, bakery: Business) -> None:
    first = adviser.post(_with(bakery))["Location"]
    page = adviser.post(first, {}).content.decode()
    assert "<title>Error: " in page
    assert "With Invented Bakery" in page
    assert not Answer.objects.exists()
    assert not Entry.objects.filter(kind="checkup.Guided").exists()


def test_the_journal_knows_who_guided_once(
    adviser: Client, femi: Person, bakery: Business, staff: Callable[[str, str], Person],
    sign_in: SignIn,
) -> None:  # fmt: skip
    _through(adviser, bakery, at_most=3)
    _through(sign_in(staff("Finn", "adviser")), bakery)
    entry = Entry.objects.get(kind="checkup.Guided")
    assert (entry.business_id, entry.by_id) == (bakery.pk, femi.pk)
    assert entry.facts == {"check_id": bakery.checks.get().pk}


def test_what_an_owner_answers_alone_is_not_called_guided(
    alice: Person, bakery: Business, sign_in: SignIn, told: Told
) -> None:
    browser = sign_in(alice)
    browser.post("/checkup/")
    browser.post("/checkup/question/backup/", {"answer": "none"})
    assert told() == ["Started"]


def test_the_owner_goes_on_on_their_phone_and_the_other_way_round(
    adviser: Client, alice: Person, bakery: Business, sign_in: SignIn
) -> None:
    seen = _through(adviser, bakery, at_most=3)
    phone = sign_in(alice)
    slug = seen[-1].rstrip("/").rsplit("/", 1)[1]
    assert phone.get("/checkup/question/")["Location"] == f"/checkup/question/{slug}/"
    phone.post(f"/checkup/question/{slug}/", {"answer": "unsure"})
    assert bakery.checks.get().answers.count() == 4
    assert "4 of at most" in adviser.get(_with(bakery)).content.decode()
    assert _through(adviser, bakery)[-1] == _with(bakery, "plan/")
    assert phone.get("/checkup/plan/").status_code == 200
    assert bakery.checks.count() == 1


def test_an_answer_is_changed_and_the_plan_goes_by_it(
    adviser: Client, bakery: Business, bakery_check: Check
) -> None:
    page = adviser.get(_with(bakery, "answers/")).content.decode()
    said = bakery_check.answers.first()
    assert said
    address = _with(bakery, f"question/{said.question}/")
    assert f'href="{address}"' in page
    assert 'href="/checkup/question/' not in page
    option = scoring.questions()[said.question].option[0].slug
    changed = adviser.post(address, {"answer": option})
    assert changed["Location"] == _with(bakery, "plan/")
    said.refresh_from_db()
    assert said.option == option


def test_without_a_check_the_pages_lead_to_the_start(adviser: Client, bakery: Business) -> None:
    for rest in ("question/backup/", "answers/", "plan/"):
        assert adviser.get(_with(bakery, rest))["Location"] == _with(bakery)
    assert adviser.post(_with(bakery, "question/backup/"), {"answer": "none"}).status_code == 302
    assert not Answer.objects.exists()
    assert adviser.get(_with(bakery, "plan/plan.pdf")).status_code == 404
    assert adviser.post(_with(bakery, "plan/promises/")).status_code == 404


# The plan.


def test_the_plan_shows_three_things_with_the_answers_reasons(
    adviser: Client, bakery: Business, bakery_check: Check
) -> None:
    page = adviser.get(_with(bakery, "plan/")).content.decode()
    sheet = scoring.sheet_of(bakery_check)
    assert len(sheet.first_three) == 3
    for line in sheet.first_three:
        assert line.step.title in page
        assert line.why.split("’")[0] in page
    assert f'href="/checkup/desk/{bakery.pk}/"' in page
    assert f'href="{_with(bakery, "plan/plan.pdf")}"' in page


def test_promises_are_made_with_the_owner(
    adviser: Client, femi: Person, alice: Person, bakery: Business, bakery_check: Check,
    sign_in: SignIn,
) -> None:  # fmt: skip
    measures = [line.step.measure for line in scoring.sheet_of(bakery_check).to_do[:2]]
    due_on = clock.today() + timedelta(days=9)
    days = {f"day_{measure}": due_on.isoformat() for measure in measures}
    page = adviser.post(_with(bakery, "plan/promises/"), {"promises": measures, **days})
    assert page["Location"] == _with(bakery, "plan/")
    made = bakery.promises.open()
    assert {(each.measure, each.due_on, each.by) for each in made} == {
        (measure, due_on, femi) for measure in measures
    }
    title = scoring.title_of(measures[0])
    assert title in sign_in(alice).get("/checkup/plan/").content.decode()


def test_a_promise_for_a_day_that_is_over_is_refused_in_words(
    adviser: Client, bakery: Business, bakery_check: Check
) -> None:
    measure = scoring.sheet_of(bakery_check).to_do[0].step.measure
    wrong = {"promises": [measure], f"day_{measure}": "2020-01-01"}
    page = adviser.post(_with(bakery, "plan/promises/"), wrong).content.decode()
    assert "<title>Error: " in page
    assert "choose a day that is still to come." in page
    assert not bakery.promises.exists()


def test_the_plan_on_paper(adviser: Client, bakery: Business, bakery_check: Check) -> None:
    page = adviser.get(_with(bakery, "plan/plan.pdf"))
    assert page["Content-Type"] == "application/pdf"
    assert page.content.startswith(b"%PDF")
    assert "no-store" in page["Cache-Control"]


# Two firms, and who may.


def test_twins_do_not_mix(adviser: Client, bakery: Business, florist: Business) -> None:
    """Two windows open at once: each page shows and changes its own firm alone."""
    hers, his = (adviser.post(_with(each))["Location"] for each in (bakery, florist))
    adviser.post(hers, {"answer": "unsure"})
    assert not Answer.objects.filter(check_made__business=florist).exists()
    adviser.post(his, {"answer": "unsure"})
    assert [each.checks.get().answers.count() for each in (bakery, florist)] == [1, 1]
    for address in (his, _with(florist), _with(florist, "answers/"), _with(florist, "plan/")):
        page = adviser.get(address).content.decode()
        assert "With Invented Florist" in page
        assert "Bakery" not in page
        assert _with(bakery) not in page


def test_an_advisers_own_session_holds_no_check(adviser: Client, bakery: Business) -> None:
    _through(adviser, bakery, at_most=2)
    assert "check" not in adviser.session


PAGES = ("", "question/backup/", "answers/", "plan/", "plan/plan.pdf")


@pytest.mark.parametrize("rest", PAGES)
def test_who_may(
    rest: str, alice: Person, bob: Person, charlie: Person, dana: Person, grace: Person,
    olu: Person, femi: Person, bakery: Business, bakery_check: Check, sign_in: SignIn,
) -> None:  # fmt: skip
    address = _with(bakery, rest)
    assert "/people/login/" in Client().get(address)["Location"]
    for person in (alice, bob, charlie):
        assert sign_in(person).get(address).status_code == 404
    for person in (dana, grace, olu):
        assert sign_in(person).get(address).status_code == 403
    assert sign_in(femi).get(address).status_code == 200
    assert sign_in(femi).get(address.replace(f"/{bakery.pk}/", "/987654/")).status_code == 404


@pytest.mark.parametrize("rest", ["", "question/backup/", "plan/promises/"])
def test_who_may_change_something(
    rest: str, alice: Person, charlie: Person, dana: Person, bakery: Business, bakery_check: Check,
    sign_in: SignIn,
) -> None:  # fmt: skip
    address, before = _with(bakery, rest), Entry.objects.count()
    assert "/people/login/" in Client().post(address)["Location"]
    for person, status in ((alice, 404), (charlie, 404), (dana, 403)):
        assert sign_in(person).post(address, {"answer": "none"}).status_code == status
    assert Entry.objects.count() == before


def test_a_firm_that_left_is_not_there(adviser: Client, bakery: Business) -> None:
    bakery.left_at = clock.now()
    bakery.save()
    assert adviser.get(_with(bakery)).status_code == 404


def test_unknown_question(adviser: Client, bakery: Business, bakery_check: Check) -> None:
    assert adviser.get(_with(bakery, "question/shoe-size/")).status_code == 404


def test_wrong_method(adviser: Client, bakery: Business) -> None:
    for rest in ("answers/", "plan/", "plan/plan.pdf"):
        assert adviser.post(_with(bakery, rest)).status_code == 405
    assert adviser.get(_with(bakery, "plan/promises/")).status_code == 405
    for rest in ("", "question/backup/"):
        assert adviser.put(_with(bakery, rest)).status_code == 405


@pytest.mark.parametrize("rest", PAGES[:4])
def test_few_questions_to_the_database(
    rest: str, adviser: Client, bakery: Business, bakery_check: Check,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    adviser.get(_with(bakery, rest))
    with django_assert_max_num_queries(22):
        adviser.get(_with(bakery, rest))
