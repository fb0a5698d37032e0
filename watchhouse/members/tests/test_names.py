"""A business's name stands in letters to strangers: it must never be a link."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client

from watchhouse.members import actions, rules
from watchhouse.members.models import Business
from watchhouse.people.models import Person


@pytest.fixture(autouse=True)
def _no_limits_left_over() -> None:
    cache.clear()


@pytest.mark.parametrize(
    "name",
    ["Smith & Sons Ltd", "A1 Cars / Repairs", "O'Brien's", "St. Mary's Café", "J.R. Hartley",
     "No. 9", "Pub 1.5", "আলম স্টোর", "র\u200d্যাম"],
)  # fmt: skip
def test_real_names_pass(name: str) -> None:
    assert rules.business_name(name) == name


def test_white_space_is_folded() -> None:
    assert rules.business_name("  Smith \u00a0 &   Sons ") == "Smith & Sons"


@pytest.mark.parametrize(
    "name",
    ["You won evil.example", "HTTPS://1.2.3.4", "www.1", "me@evil", "Bank\nPay here", "a\u2028b",
     "Look/evil.example/x", "evil。example", "evil．example", "me＠evil", "evil\u200b.example",
     "Evil.EXAMPLE"],
)  # fmt: skip
def test_an_address_is_no_name(name: str, charlie: Person) -> None:
    with pytest.raises(rules.NameIsALink):
        actions.join(name=name, by=charlie)


def test_the_page_says_so(charlie: Person, sign_in: Callable[[Person], Client]) -> None:
    for client in (Client(), sign_in(charlie)):
        typed = {"name": "You won evil.example", "email": "new@cafe.example"}
        page = client.post("/members/join/", typed).content.decode()
        assert rules.NameIsALink.sentence in page
    assert not Business.objects.filter(name__contains="evil").exists()


def test_three_businesses_a_day(charlie: Person, sign_in: Callable[[Person], Client]) -> None:
    client = sign_in(charlie)
    for number in range(4):
        page = client.post("/members/join/", {"name": f"Invented Shop {number}"})
    assert rules.JoinedEnough.sentence in page.content.decode()
    assert Business.objects.of(charlie).filter(name__startswith="Invented Shop").count() == 3
    with pytest.raises(rules.NoName):
        actions.join(name="  ", by=charlie)
