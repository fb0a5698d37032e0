from __future__ import annotations

import io
from collections.abc import Callable

import pypdf
import pytest
from django.core.cache import cache
from django.test import Client

from watchhouse.checkup import scoring
from watchhouse.checkup.models import Check
from watchhouse.members.models import Business
from watchhouse.people.models import Person

SignIn = Callable[[Person], Client]
PAGE = "/checkup/plan/plan.pdf"


def words(content: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_owner_gets_the_plan(alice: Person, bakery_check: Check, sign_in: SignIn) -> None:
    answer = sign_in(alice).get(PAGE)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="plan.pdf"'
    assert "no-store" in answer["Cache-Control"]
    told = words(answer.content)
    for line in scoring.sheet_of(bakery_check).first_three:
        assert line.step.title in told
        assert line.step.steps[0].split("?")[0] in told
    assert "Invented Bakery" in told
    assert "Why you: You told us" in told


def test_a_visitor_gets_their_own(visitor: Client, begun: Check) -> None:
    visitor.post("/checkup/question/new-payee/", {"answer": "pay"})
    assert "Three things to do first" in words(visitor.get(PAGE).content)
    assert Client().get(PAGE)["Location"] == "/checkup/"


def test_a_strange_name(
    alice: Person, bakery: Business, bakery_check: Check, sign_in: SignIn
) -> None:
    Business.objects.filter(pk=bakery.pk).update(name="#panic() *Brød* 🍞 خبز")
    answer = sign_in(alice).get(PAGE)
    assert answer.status_code == 200
    assert "#panic() *Brød*" in words(answer.content)


def test_the_helper_too_a_stranger_not(
    bob: Person, charlie: Person, bakery_check: Check, sign_in: SignIn
) -> None:
    assert sign_in(bob).get(PAGE).status_code == 200
    assert sign_in(charlie).get(PAGE)["Location"] == "/checkup/"


@pytest.mark.usefixtures("bakery_check")
def test_so_many_a_minute(alice: Person, sign_in: SignIn) -> None:
    cache.clear()
    browser = sign_in(alice)
    answers = [browser.get(PAGE).status_code for _ in range(31)]
    assert answers == [200] * 30 + [429]
    cache.clear()


def test_wrong_method(alice: Person, bakery_check: Check, sign_in: SignIn) -> None:
    assert sign_in(alice).post(PAGE).status_code == 405
