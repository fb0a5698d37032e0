"""Go on later or on another device: the link, the letter, and where the link leads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from watchhouse.checkup import actions, resuming, rules, tasks
from watchhouse.checkup.models import Check
from watchhouse.dispatch.models import Message
from watchhouse.foundation import clock
from watchhouse.members.models import Business
from watchhouse.people.models import Person

SignIn = Callable[[Person], Client]
PAGE = "/checkup/go-on/"
MINA = "mina@bakery.example"


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    cache.clear()


def _path(check: Check) -> str:
    return resuming.link(check).partition(PAGE)[1] + resuming.link(check).partition(PAGE)[2]


def test_the_page_shows_a_link_that_works_elsewhere(visitor: Client, begun: Check) -> None:
    actions.answer(begun, question="backup", option="none")
    page = visitor.get(PAGE)
    assert "/checkup/go-on/" in page.content.decode()
    elsewhere = Client()
    assert elsewhere.get(_path(begun)).status_code == 200
    assert "check" not in elsewhere.session
    assert elsewhere.post(_path(begun))["Location"] == "/checkup/question/"
    assert elsewhere.session["check"] == begun.pk
    assert "Go on where you stopped" in elsewhere.get("/checkup/").content.decode()


def test_whoever_began_it_sees_no_more_of_it(visitor: Client, begun: Check) -> None:
    """Somebody begins a check, sends the link, and waits for what others answer."""
    path = _path(begun)
    other = Client()
    other.post(path)
    assert "Go on where you stopped" not in visitor.get("/checkup/").content.decode()
    assert visitor.get("/checkup/answers/").status_code == 302
    assert visitor.get(PAGE)["Location"] == "/checkup/"
    for answer in (visitor.get(path), visitor.post(path)):
        assert answer.status_code == 410
        assert rules.WentOn.sentence in answer.content.decode()
    assert "Go on where you stopped" in other.get("/checkup/").content.decode()
    assert other.post(path)["Location"] == "/checkup/question/"


def test_who_is_slower_is_told(begun: Check) -> None:
    actions.go_on(Check.objects.get())
    with pytest.raises(rules.WentOn):
        actions.go_on(begun)


def test_whoever_began_it_joins_without_it(visitor: Client, begun: Check, bakery: Business) -> None:
    before = {"check_id": visitor.session["check"], "check_holder": visitor.session["holder"]}
    held = actions.go_on(begun).holder
    tasks.keep_check.func(business_id=bakery.pk, **before)
    assert not bakery.checks.exists()
    tasks.keep_check.func(business_id=bakery.pk, check_id=begun.pk, check_holder=held)
    assert bakery.checks.get() == begun


def test_whoever_has_a_check_here_is_told_that_it_stays_behind(begun: Check, db: None) -> None:
    other = Client()
    other.post("/checkup/")
    assert "you leave the other" in other.get(_path(begun)).content.decode()
    assert "you leave the other" not in Client().get(_path(begun)).content.decode()


def test_the_letter_holds_the_link_and_nothing_the_sender_typed(
    visitor: Client, begun: Check, told: Callable[[], list[str]]
) -> None:
    assert visitor.post(PAGE, {"email": MINA})["Location"] == PAGE
    letter = Message.objects.get()
    token = letter.text.partition(PAGE)[2].partition("/")[0]
    assert resuming.read(token) == resuming.Link(begun, used=False)
    said = "Whoever sent you this could see what you answered before you opened it."
    for words in (letter.text, letter.html):
        assert said in words
        assert f"begun on {begun.started_at:%-d %B %Y}" in words
    assert letter.recipient == MINA
    assert letter.secret
    assert MINA not in letter.text
    assert told() == ["Started", "LinkSent"]


def test_one_letter_a_day_and_nobody_learns_of_it(
    visitor: Client, begun: Check, alice: Person
) -> None:
    said = set()
    for typed in (MINA, MINA, alice.email, alice.email.upper()):
        page = visitor.post(PAGE, {"email": typed}, follow=True).content.decode()
        said.add(page.partition('role="status"')[2].partition("</div>")[0])
    assert len(said) == 1
    assert "We send the link" in said.pop()
    assert Message.objects.count() == 2
    with clock.at(clock.now() + timedelta(days=1)):
        visitor.post(PAGE, {"email": MINA})
    assert Message.objects.filter(recipient=MINA).count() == 2


def test_no_address_no_letter(visitor: Client, begun: Check) -> None:
    words = visitor.post(PAGE, {"email": "mina"}).content.decode()
    assert "There is a problem" in words
    assert not Message.objects.exists()


def test_too_many_letters_to_one_address(visitor: Client, begun: Check) -> None:
    pages = [visitor.post(PAGE, {"email": MINA}).status_code for _ in range(7)]
    assert pages == [302] * 6 + [429]


def test_after_thirty_days_or_changed_the_link_is_over(begun: Check, db: None) -> None:
    path = _path(begun)
    later = Client()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(resuming, "LASTS", timedelta(seconds=-1))
        assert later.post(path).status_code == 404
    for wrong in (path[:-2] + "/", path.replace(f"/{begun.pk}.", f"/{begun.pk + 1}.")):
        page = later.get(wrong)
        assert page.status_code == 404
        assert "This link does not work" in page.content.decode()
    assert "check" not in later.session


def test_a_members_check_opens_to_its_people_alone(
    alice: Person, charlie: Person, bakery: Business, bakery_check: Check, sign_in: SignIn
) -> None:
    path = _path(bakery_check)
    assert "/people/login/" in Client().get(path)["Location"]
    assert sign_in(charlie).get(path).status_code == 404
    assert sign_in(charlie).post(path).status_code == 404
    browser = sign_in(alice)
    assert bakery.name in browser.get(PAGE).content.decode()
    assert browser.post(path)["Location"] == "/checkup/question/"
    assert browser.session["business"] == bakery.pk


def test_the_link_is_nobodys_way_in_once_the_check_has_joined(
    begun: Check, bakery: Business
) -> None:
    path = _path(begun)
    actions.attach(begun, business=bakery)
    assert "/people/login/" in Client().post(path)["Location"]


def test_a_helper_has_no_link_and_comes_to_the_plan_by_one(
    bob: Person, bakery_check: Check, sign_in: SignIn
) -> None:
    assert sign_in(bob).get(PAGE).status_code == 403
    assert sign_in(bob).post(_path(bakery_check))["Location"] == "/checkup/plan/"


def test_without_a_check_there_is_nothing_to_go_on_with(visitor: Client, db: None) -> None:
    assert visitor.get(PAGE)["Location"] == "/checkup/"


def test_wrong_method(visitor: Client, begun: Check) -> None:
    assert visitor.put(PAGE).status_code == 405
    assert visitor.put(_path(begun)).status_code == 405
