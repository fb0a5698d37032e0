from __future__ import annotations

import gzip
import re

import pytest
from django.test import Client

from watchhouse.urgent.playbooks import all_kinds
from watchhouse.urgent.tree import MOST_QUESTIONS, as_path, tree

pytestmark = pytest.mark.django_db
LINK = re.compile(r'href="(/urgent/(?:ask|help|first)/[^"]+)"')


def test_danger_is_asked_first(client: Client) -> None:
    page = client.get("/urgent/").content.decode()

    assert "Is anyone in danger right now?" in page
    assert "tel:159" in page
    assert client.cookies.get("session") is None


def test_every_way_through_ends_at_help_within_five_questions(client: Client) -> None:
    ends = {_walk(client, "/urgent/", 1) for _ in range(1)}

    assert ends


def _walk(client: Client, address: str, questions: int, seen: set[str] | None = None) -> str:
    seen = set() if seen is None else seen
    assert questions <= MOST_QUESTIONS
    for link in LINK.findall(client.get(address).content.decode()):
        bare = link.replace("&amp;", "&")
        if "/ask/" in bare and bare not in seen and _forward(address, bare):
            seen.add(bare)
            _walk(client, bare, questions + 1, seen)
        elif "/ask/" not in bare:
            assert client.get(bare).status_code == 200
    return address


def _forward(here: str, link: str) -> bool:
    return link.count(".") > here.count(".")


def test_advice_stands_before_any_personal_question(client: Client) -> None:
    page = client.get("/urgent/help/payment-diverted/").content.decode()

    do, dont, ask = (page.index(words) for words in ("Do this now</h2>", "Don’t", "/urgent/tell/"))
    assert do < dont < ask
    assert 'href="tel:159"' in page
    assert "{{" not in page


def test_the_page_for_danger_says_999_and_leads_on(client: Client) -> None:
    page = client.get("/urgent/first/999/").content.decode()

    assert 'href="tel:999"' in page
    assert "/urgent/ask/money/" in page


def test_the_way_back_is_kept(client: Client) -> None:
    page = client.get("/urgent/ask/device/?path=danger.no,money.no").content.decode()

    assert "/urgent/ask/money/?path=danger.no" in page


@pytest.mark.parametrize("path", ["x", "danger.nope", "<script>", "a" * 5000, "danger.no," * 99])
def test_a_made_up_path_does_no_harm(client: Client, path: str) -> None:
    answer = client.get("/urgent/ask/money/", {"path": path})

    assert answer.status_code == 200
    assert b"<script>" not in answer.content


@pytest.mark.parametrize("address", ["ask/nope", "help/nope", "first/nope", "tell/nope"])
def test_what_is_not_there_is_not_there(client: Client, address: str) -> None:
    assert client.get(f"/urgent/{address}/").status_code == 404


@pytest.mark.parametrize("address", ["", "ask/money/", "help/ransomware/", "first/999/"])
def test_pages_are_only_read(client: Client, address: str) -> None:
    assert client.post(f"/urgent/{address}").status_code == 405


def test_pages_weigh_little(client: Client) -> None:
    for address in ["", *(f"help/{kind}/" for kind in all_kinds()), "tell/ransomware/"]:
        page = client.get(f"/urgent/{address}").content
        assert len(gzip.compress(page)) < 8_000


def test_the_tree_reaches_every_kind() -> None:
    walks = list(tree().paths())

    assert {walk[-1] for walk in walks} >= set(all_kinds())
    assert max(len(walk) - 1 for walk in walks) <= MOST_QUESTIONS


def test_a_path_is_written_as_it_was_read() -> None:
    assert as_path(tree().walked("danger.no,money.no")) == "danger.no,money.no"
