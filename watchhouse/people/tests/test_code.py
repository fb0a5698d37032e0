from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client

from watchhouse.dispatch.models import Lane, Message, Suppression
from watchhouse.people.models import Person

ASK = "/people/login/"
CODE = "/people/login/code/"


@pytest.fixture(autouse=True)
def _no_limits_left_over() -> None:
    cache.clear()


def asked(email: str) -> tuple[Client, Message]:
    client = Client()
    answer = client.post(ASK, {"email": email})
    assert (answer.status_code, answer.headers["Location"]) == (302, CODE)
    return client, Message.objects.latest("pk")


def code_in(letter: Message) -> str:
    found = re.search(r"\d{4}-\d{4}", letter.text)
    assert found
    return found[0]


def test_a_code_lets_in(alice: Person) -> None:
    client, letter = asked("Alice@Bakery.example")
    assert (letter.recipient, letter.lane, letter.secret) == (alice.email, Lane.URGENT, True)
    answer = client.post(CODE, {"code": code_in(letter)})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/home/")
    assert client.get("/people/you/").status_code == 200


def test_one_comes_back_to_the_page_one_wanted(alice: Person) -> None:
    client = Client()
    wanted = client.get("/people/consents/").headers["Location"]
    assert wanted == "/people/login/?next=%2Fpeople%2Fconsents%2F"
    client.post(wanted, {"email": alice.email, "next": "/people/consents/"})
    letter = Message.objects.latest("pk")
    answer = client.post(CODE, {"code": code_in(letter), "next": "/people/consents/"})
    assert answer.headers["Location"] == "/people/consents/"


def test_known_and_unknown_addresses_get_the_same_answer(alice: Person) -> None:
    pages = []
    for email in (alice.email, "nobod@bakery.example"):
        client, _ = asked(email)
        page = client.get(CODE).content.decode().replace(email, "")
        wrong = client.post(CODE, {"code": "1"}).content.decode().replace(email, "")
        pages.append([re.sub(r'(nonce|value)="[^"]{20,}"', "", text) for text in (page, wrong)])
    assert pages[0] == pages[1]
    assert not Message.objects.filter(recipient="nobod@bakery.example", text__regex=r"\d{4}-\d{4}")


def test_three_wrong_codes_end_it(alice: Person) -> None:
    client, letter = asked(alice.email)
    for _ in range(3):
        client.post(CODE, {"code": "0000-0000"})
    client.post(CODE, {"code": code_in(letter)})
    assert client.get("/people/you/").status_code == 302


def test_a_wrong_code_says_so_and_the_title_too(alice: Person) -> None:
    client, _ = asked(alice.email)
    page = client.post(CODE, {"code": "0000-0000"}).content.decode()
    assert "<title>Error: Enter the code" in page
    assert "This is not the code we sent" in page


def test_asking_often_is_a_sentence(alice: Person) -> None:
    answers = [Client().post(ASK, {"email": alice.email}) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 200, 200]
    assert "Wait five minutes" in answers[-1].content.decode()


def test_a_code_is_tried_even_where_letters_bounced(alice: Person) -> None:
    Suppression.objects.create(recipient=alice.email, topic="", reason="550")
    _, letter = asked(alice.email)
    assert letter.state == "waiting"


def test_signing_out_takes_a_post(alice: Person, sign_in: Callable[[Person], Client]) -> None:
    client = sign_in(alice)
    assert client.get("/people/logout/").status_code == 200
    assert client.get("/people/you/").status_code == 200
    assert client.post("/people/logout/").status_code == 302
    assert client.get("/people/you/").status_code == 302


def test_joining_is_the_only_way_to_sign_up() -> None:
    assert Client().get("/people/join/").headers["Location"] == "/members/join/"
    assert Client().get("/people/password/reset/").status_code == 404
