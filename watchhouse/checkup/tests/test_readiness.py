from __future__ import annotations

import io
from collections.abc import Callable

import pypdf
import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from watchhouse.checkup import actions, readiness, rules, scheme, scoring
from watchhouse.checkup.models import Check, ReadinessAnswer, StepState
from watchhouse.members.models import Business
from watchhouse.people.models import Person

SignIn = Callable[[Person], Client]
PAGE = "/checkup/readiness/"
GOOD = {
    "updates": "automatic", "router": "changed", "email-two-step": "everyone",
    "everyday-account": "no", "leavers": "nobody", "own-log-ins": "own", "virus-guard": "on",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _unlimited() -> None:
    cache.clear()


@pytest.fixture
def check(bakery: Business) -> Check:
    """A check of the bakery with no answers."""
    return actions.start(business=bakery)


def told(check: Check, **answers: str) -> Check:
    for question, option in answers.items():
        actions.answer(check, question=question.replace("_", "-"), option=option)
    return check


def best(check: Check) -> Check:
    """Everything is answered in the best way there is."""
    told(check, **GOOD)
    for requirement in scheme.current().requirement:
        if requirement.ask:
            met = next(each.slug for each in requirement.ask.option if each.says == "met")
            actions.answer_readiness(check.owner, requirement=requirement.slug, option=met)
    return check


def point(check: Check, slug: str) -> readiness.Point | None:
    found = (each for each in readiness.of(check).points if each.requirement.slug == slug)
    return next(found, None)


def standing(check: Check, slug: str) -> str:
    found = point(check, slug)
    return found.standing if found else "not-ours"


def test_nothing_answered_is_nothing_known(check: Check) -> None:
    found = readiness.of(check)
    assert found.outlook == "unknown"
    assert found.counts == {"met": 0, "not_met": 0, "unknown": len(found.points)}
    assert len(found.to_ask) == len(found.points)
    assert found.to_ask[0].auto_fail


def test_all_met_would_pass(check: Check) -> None:
    found = readiness.of(best(check))
    assert found.outlook == "pass"
    assert not found.to_ask


@pytest.mark.parametrize("slug", ["updates-14-days", "router-updates", "supported", "second-step"])
def test_each_of_these_alone_fails_it(check: Check, slug: str) -> None:
    best(check)
    check.answers.filter(question__in=["updates", "router"]).delete()
    requirement = scheme.current().find(slug)
    assert requirement
    assert requirement.ask
    bad = next(each.slug for each in requirement.ask.option if each.says == "not-met")
    actions.answer_readiness(check.owner, requirement=slug, option=bad)
    assert readiness.of(check).outlook == "fail"
    assert [each.slug for each in readiness.of(check).fails] == [slug]


def test_another_gap_is_not_yet(check: Check) -> None:
    actions.answer_readiness(best(check).owner, requirement="autorun", option="yes")
    assert readiness.of(check).outlook == "not-yet"


def test_what_the_check_told_is_never_asked(check: Check) -> None:
    told(check, **GOOD)
    asked = {each.slug for each in readiness.of(check).to_ask}
    assert not asked & {"updates-14-days", "automatic", "router-password", "virus-protection"}
    assert standing(check, "automatic") == "met"


def test_an_answer_that_tells_half_leaves_the_rest_to_ask(check: Check) -> None:
    told(check, email_two_step="everyone")
    assert standing(check, "second-step") == "unknown"
    told(check, email_two_step="password")
    assert standing(check, "second-step") == "not-met"
    assert readiness.of(check).outlook == "fail"


def test_what_was_marked_as_done_counts(check: Check, bakery: Business) -> None:
    told(check, updates="later", email_two_step="password")
    actions.mark(bakery, measure="updates-on", becomes=StepState.DONE)
    assert standing(check, "updates-14-days") == "met"
    actions.mark(bakery, measure="two-step-sign-in", becomes=StepState.DONE)
    assert standing(check, "second-step") == "unknown"  # e-mail is not every service


def test_not_sure_is_not_known_and_not_asked_again(check: Check) -> None:
    actions.answer_readiness(check.owner, requirement="autorun", option="unsure")
    told(check, router="unsure")
    for slug in ("autorun", "router-password"):
        found = point(check, slug)
        assert found
        assert (found.standing, found.open) == ("unknown", False)
        assert found.find_out
        assert slug not in {each.slug for each in readiness.of(check).to_ask}


def test_what_concerns_others_is_left_out(check: Check, bakery: Business) -> None:
    Business.objects.filter(pk=bakery.pk).update(size_band="solo")
    check = Check.objects.get(pk=check.pk)
    assert standing(check, "own-sign-in") == "not-ours"
    actions.answer_readiness(bakery, requirement="firewall-on", option="phones")
    assert standing(check, "firewall-on") == "not-ours"


def test_an_answer_that_left_the_file_is_open(check: Check, bakery: Business) -> None:
    ReadinessAnswer.objects.create(
        business=bakery, requirement="autorun", option="gone", version="3.2"
    )
    assert standing(check, "autorun") == "unknown"


def test_answers_outlive_the_check(check: Check, bakery: Business) -> None:
    actions.answer_readiness(bakery, requirement="autorun", option="no")
    actions.complete(check)
    assert standing(actions.start(business=bakery), "autorun") == "met"
    assert ReadinessAnswer.objects.get().version == "3.3"


def test_a_visitors_answers_go_along_when_they_join(
    visitor: Client, begun: Check, bakery: Business
) -> None:
    for slug, option in (("autorun", "no"), ("unused", "some")):
        assert visitor.post(f"{PAGE}questions/{slug}/", {"answer": option}).status_code == 302
    actions.answer_readiness(bakery, requirement="unused", option="none")
    actions.attach(begun, business=bakery)
    kept = ReadinessAnswer.objects.of(bakery).values_list("requirement", "option")
    assert dict(kept) == {"autorun": "no", "unused": "none"}
    assert ReadinessAnswer.objects.count() == 2


@pytest.mark.parametrize(
    ("slug", "option"), [("autorun", "maybe"), ("automatic", "automatic"), ("no-such", "yes")]
)
def test_what_the_scheme_does_not_ask(check: Check, slug: str, option: str) -> None:
    with pytest.raises(rules.NotInTheBank):
        actions.answer_readiness(check.owner, requirement=slug, option=option)


def test_the_page_says_what_would_fail_first(alice: Person, check: Check, sign_in: SignIn) -> None:
    told(check, email_two_step="password", updates="automatic")
    page = sign_in(alice).get(PAGE).content.decode()
    assert "You would fail today because" in page
    assert page.index("not every online service asks everyone") < page.index("Firewalls</h2>")
    assert "no promise of one" in page
    assert "£320 plus VAT" in page
    assert 'href="https://www.ncsc.gov.uk/cyberessentials/overview"' in page


def test_all_questions_one_after_the_other(alice: Person, check: Check, sign_in: SignIn) -> None:
    browser = sign_in(alice)
    to_ask = [each.slug for each in readiness.of(check).to_ask]
    address = f"{PAGE}questions/{to_ask[0]}/"
    seen: list[str] = []
    while address != PAGE:
        seen.append(address)
        page = browser.get(address).content.decode()
        assert "Why we ask" in page
        address = browser.post(address, {"answer": scoring.UNSURE})["Location"]
    assert len(seen) == len(set(seen)) <= len(to_ask)
    assert not readiness.of(check).to_ask
    assert "Find out in" in browser.get(PAGE).content.decode()


def test_a_question_of_the_check_is_answered_there_too(
    alice: Person, check: Check, sign_in: SignIn
) -> None:
    sign_in(alice).post(f"{PAGE}questions/virus-protection/", {"answer": "off"})
    assert check.answers.get(question="virus-guard").option == "off"
    assert standing(check, "virus-protection") == "not-met"
    assert not ReadinessAnswer.objects.exists()


def test_no_answer(alice: Person, check: Check, sign_in: SignIn) -> None:
    page = sign_in(alice).post(f"{PAGE}questions/autorun/", {}).content.decode()
    assert "<title>Error: " in page
    assert "Choose the answer that comes closest" in page
    assert sign_in(alice).get(f"{PAGE}questions/no-such/").status_code == 404


def test_as_pdf(alice: Person, check: Check, sign_in: SignIn) -> None:
    told(check, email_two_step="password", updates="automatic")
    answer = sign_in(alice).get(f"{PAGE}readiness.pdf")
    assert answer["Content-Disposition"] == 'attachment; filename="cyber-essentials.pdf"'
    assert "no-store" in answer["Cache-Control"]
    reader = pypdf.PdfReader(io.BytesIO(answer.content))
    words = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert "You would fail today." in words
    assert "Not every online service asks everyone" in words
    assert "Updates come by themselves" in words
    assert b"pdfuaid" in answer.content
    told(best(check), email_two_step="everyone")
    assert sign_in(alice).get(f"{PAGE}readiness.pdf").status_code == 200


def test_helper_stranger_visitor(
    bob: Person, charlie: Person, check: Check, sign_in: SignIn
) -> None:
    for address in (PAGE, f"{PAGE}readiness.pdf", f"{PAGE}questions/autorun/"):
        assert sign_in(bob).get(address).status_code == 403
        assert sign_in(charlie).get(address)["Location"] == "/checkup/"
        assert Client().get(address)["Location"] == "/checkup/"
    assert sign_in(bob).post(f"{PAGE}questions/autorun/", {"answer": "no"}).status_code == 403
    assert not ReadinessAnswer.objects.exists()


def test_as_many_queries_for_much_as_for_little(
    check: Check, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        readiness.of(check)
    best(check)
    with django_assert_num_queries(3):
        readiness.of(check)


def test_wrong_method(alice: Person, check: Check, sign_in: SignIn) -> None:
    assert sign_in(alice).post(PAGE).status_code == 405
    assert sign_in(alice).post(f"{PAGE}readiness.pdf").status_code == 405
    assert sign_in(alice).put(f"{PAGE}questions/autorun/").status_code == 405
