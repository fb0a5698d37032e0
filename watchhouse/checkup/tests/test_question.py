from __future__ import annotations

from collections.abc import Callable
from random import Random

from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from watchhouse.checkup import actions, scoring
from watchhouse.checkup.models import Answer, Check
from watchhouse.checkup.tests.conftest import answer_all
from watchhouse.engines.scoring.schema import Question
from watchhouse.members.models import Business
from watchhouse.people.models import Person

SignIn = Callable[[Person], Client]
PAGE = "/checkup/question/new-payee/"


def test_it_asks_with_hint_reason_and_a_way_out(visitor: Client, begun: Check) -> None:
    page = visitor.get(PAGE).content.decode()
    question = scoring.questions()["new-payee"]
    for words in (question.text, question.hint, question.unsure.note):
        assert words.replace("’", "’") in page
    assert "Why we ask" in page
    assert "Question 1 of" in page
    assert "Finish later" in page


def test_an_answer_is_kept_at_once_and_shown_again(visitor: Client, begun: Check) -> None:
    page = visitor.post(PAGE, {"answer": "mail"})
    assert page.status_code == 302
    assert Answer.objects.get().option == "mail"
    again = visitor.get(PAGE).content.decode()
    assert 'value="mail" checked' in again


def test_answered_twice_or_otherwise_is_one_answer(visitor: Client, begun: Check) -> None:
    for option in ("mail", "mail", "ring"):
        visitor.post(PAGE, {"answer": option})
    assert Answer.objects.get().option == "ring"


def test_no_answer_is_a_problem_said_in_words(visitor: Client, begun: Check) -> None:
    page = visitor.post(PAGE, {}).content.decode()
    assert "<title>Error: " in page
    assert "There is a problem" in page
    assert 'href="#id_answer_0"' in page
    assert not Answer.objects.exists()


def test_an_answer_that_is_not_on_the_page(visitor: Client, begun: Check) -> None:
    assert visitor.post(PAGE, {"answer": "bitcoin"}).status_code == 200
    assert not Answer.objects.exists()


def test_advice_after_three_answers_and_only_then(visitor: Client, begun: Check) -> None:
    seen = []
    while question := scoring.next_question(begun):
        page = visitor.post(f"/checkup/question/{question.slug}/", {"answer": "unsure"})
        seen.append(page["Location"])
    assert [place for place, url in enumerate(seen, 1) if url == "/checkup/advice/"] == [3]
    assert len(seen) <= 12
    assert seen[-1] == "/checkup/plan/"


def test_the_last_answer_completes(
    visitor: Client, begun: Check, told: Callable[[], list[str]]
) -> None:
    answer_all(begun)
    answer_all(begun)
    begun.refresh_from_db()
    assert begun.completed_at
    assert begun.bank_version == scoring.bank().bank.version
    assert told() == ["Started", "Completed"]


def test_the_last_question_leads_on(visitor: Client, begun: Check) -> None:
    for slug in scoring.questions():
        page = visitor.post(f"/checkup/question/{slug}/", {"answer": "unsure"})
    assert page["Location"] == "/checkup/plan/"
    begun.refresh_from_db()
    assert begun.completed_at


def test_resume_goes_where_one_stopped(visitor: Client, begun: Check) -> None:
    visitor.post(PAGE, {"answer": "mail"})
    following = scoring.next_question(begun)
    assert following
    assert visitor.get("/checkup/question/")["Location"].endswith(f"/{following.slug}/")


def test_the_back_link_leads_to_the_question_before(visitor: Client, begun: Check) -> None:
    actions.answer(begun, question="backup", option="none")
    assert 'href="/checkup/question/backup/"' in visitor.get(PAGE).content.decode()


def test_in_the_words_of_the_trade(alice: Person, bakery: Business, sign_in: SignIn) -> None:
    browser = sign_in(alice)
    browser.post("/checkup/")
    words = scoring.questions()["new-payee"].text_by_trade[bakery.trade]
    assert words in browser.get(PAGE).content.decode()


def test_size_is_not_asked_of_who_has_told_it(bakery_check: Check) -> None:
    assert not bakery_check.answers.filter(question="people").exists()
    assert scoring.progress(bakery_check).most == bakery_check.answers.count()


@given(
    size=st.sampled_from(["", "solo", "micro", "small"]),
    trade=st.sampled_from(["", "bakery", "web-shop", "solicitor", "care", "florist"]),
    chance=st.randoms(use_true_random=False),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_at_most_twelve_each_once_and_never_what_was_told(
    bakery: Business, size: str, trade: str, chance: Random
) -> None:
    """Whatever the firm is and answers."""
    asked: list[str] = []

    def choose(question: Question) -> str:
        asked.append(question.slug)
        return chance.choice([*(option.slug for option in question.option), scoring.UNSURE])

    bakery.size_band, bakery.trade = size, trade
    said = scoring.walk(bakery, choose)
    assert len(asked) == len(set(asked)) == len(said)
    assert 3 < len(said) <= scoring.bank().bank.most_questions
    assert not (size and "people" in said)


def test_an_answer_that_closes_a_branch_keeps_what_was_said_there(
    alice: Person, bakery: Business, sign_in: SignIn
) -> None:
    check = actions.start(business=bakery)
    branch = next(q for q in scoring.questions().values() if q.when.answers)
    slug, options = next(iter(branch.when.answers.items()))
    opens = options[0]
    closes = next(o.slug for o in scoring.questions()[slug].option if o.slug not in options)
    actions.answer(check, question=slug, option=opens)
    actions.answer(check, question=branch.slug, option=branch.option[0].slug)

    def standing() -> str:
        return next(s.standing for s in scoring.in_words(check) if s.question == branch.slug)

    assert standing() == "counts"
    browser = sign_in(alice)
    browser.post(f"/checkup/question/{slug}/", {"answer": closes})
    assert standing() == "closed"
    page = browser.get("/checkup/answers/").content.decode()
    assert branch.title in page.partition("not counted now")[2]
    browser.post(f"/checkup/question/{slug}/", {"answer": opens})
    assert standing() == "counts"


def test_what_a_mark_has_told_is_not_asked(bakery: Business) -> None:
    check = actions.start(business=bakery)
    first = scoring.next_question(check)
    assert first
    for measure in first.gap:
        actions.mark(bakery, measure=measure, becomes="done")
    following = scoring.next_question(check)
    assert following
    assert following != first


def test_it_says_how_many_at_most(visitor: Client, begun: Check) -> None:
    page = visitor.get(PAGE).content.decode()
    assert f"Question 1 of at most {scoring.bank().bank.most_questions}" in page


def test_a_stranger_starts_their_own(begun: Check) -> None:
    stranger = Client()
    assert stranger.get(PAGE)["Location"] == "/checkup/"
    assert stranger.post(PAGE, {"answer": "mail"})["Location"] == "/checkup/"
    assert not Answer.objects.exists()


def test_a_joined_check_is_no_longer_the_sessions(
    visitor: Client, begun: Check, bakery: Business
) -> None:
    actions.attach(begun, business=bakery)
    assert visitor.get(PAGE)["Location"] == "/checkup/"


def test_helper(bob: Person, bakery_check: Check, sign_in: SignIn) -> None:
    assert sign_in(bob).get(PAGE).status_code == 403


def test_unknown_question(visitor: Client, begun: Check) -> None:
    assert visitor.get("/checkup/question/shoe-size/").status_code == 404


def test_wrong_method(visitor: Client, begun: Check) -> None:
    assert visitor.put(PAGE).status_code == 405
    assert visitor.post("/checkup/question/").status_code == 405
