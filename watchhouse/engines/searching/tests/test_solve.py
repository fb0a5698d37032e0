"""Which of a few texts is meant: endings, mistakes, synonyms, places, parts."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchhouse.engines.searching.params import Params
from watchhouse.engines.searching.solve import Index
from watchhouse.engines.searching.words import stem


@dataclass(frozen=True)
class Text:
    title: str
    summary: str = ""
    text: str = ""
    about: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    weight: float = 1.0


PARAMS = Params(
    groups=(("two-step sign-in", "2fa"), ("invoice", "bill"), ("backup", "back up", "copy")),
    urgent=("i paid", "hacked"),
)
TEXTS = [
    Text("Turn on two-step sign-in", "A second check for your e-mail."),
    Text("Ring before you pay", "Check a new bill.", "Ring a number you know. Then pay the bill."),
    Text("Make a copy", "Keep it apart.", "Test the copy. It takes an hour."),
    Text("Switch on updates", about=("Windows", "Mac")),
]
INDEX = Index(TEXTS, PARAMS)


def _found(words: str) -> list[str]:
    return [TEXTS[each.number].title for each in INDEX.search(words)]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("updates", "Switch on updates"), ("updating", "Switch on updates"),
        ("udpates", "Switch on updates"), ("windws", "Switch on updates"),
        ("wind", "Switch on updates"), ("2FA", "Turn on two-step sign-in"),
        ("Two-Step Sign In", "Turn on two-step sign-in"), ("invoices", "Ring before you pay"),
        ("invoce", "Ring before you pay"), ("back-ups", "Make a copy"),
        ("paying", "Ring before you pay"),
        ("è-mail", "Turn on two-step sign-in"), ("how do I ring them", "Ring before you pay"),
    ],
)  # fmt: skip
def test_what_is_meant_comes_first(words: str, title: str) -> None:
    assert _found(words)[0] == title


@pytest.mark.parametrize("words", ["", "   ", "qqqq", "!?", "\0", "the of a"])
def test_nothing_is_found_for_nothing(words: str) -> None:
    assert _found(words) == []


def test_a_title_counts_more_than_a_text() -> None:
    index = Index([Text("Odd", text="printer"), Text("Printer")], Params())
    assert [each.number for each in index.search("printer")] == [1, 0]


def test_a_title_that_says_the_words_comes_before_a_text_full_of_them() -> None:
    full = Text("Take card payments with care", text="A card for help. " * 50, about=("help",))
    index = Index([full, Text("Make a help card")], Params())
    assert index.search("help card")[0].number == 1


def test_a_name_of_a_part_counts() -> None:
    index = Index([Text("Odd", text="printer"), Text("Even", parts=("Printer",))], Params())
    assert [each.number for each in index.search("printer")] == [1, 0]


def test_the_very_word_counts_more_than_a_synonym() -> None:
    params = Params(groups=(("fake", "odd"),))
    index = Index([Text("Odd mail"), Text("Fake mail")], params)
    assert [each.number for each in index.search("fake mail")] == [1, 0]
    assert [each.number for each in index.search("odd mail")] == [0, 1]


def test_a_mistake_is_mended_by_the_words_beside_it() -> None:
    index = Index([Text("Sim swap"), Text("Stop the shop")], Params(groups=(("sim swap",),)))
    assert [each.number for each in index.search("sim swop")] == [0]


def test_no_texts_answer_nothing() -> None:
    assert list(Index([], PARAMS).search("update")) == []


def test_who_answers_all_the_words_comes_first() -> None:
    index = Index([Text("Phone"), Text("Odd", text="a phone bill"), Text("Bill")], Params())
    assert index.search("phone bill")[0].number == 1


def test_the_sentence_that_fits_is_shown_with_its_words_marked() -> None:
    found = INDEX.search("test copies")[0]
    said = INDEX.snippet(found)
    assert "".join(each.words for each in said) == "Test the copy."
    assert [each.words for each in said if each.marked] == ["Test", "copy"]


def test_trouble_is_heard() -> None:
    assert INDEX.is_alarm("I've been HACKED!")
    assert INDEX.is_alarm("help, I paid them")
    assert INDEX.is_alarm("hackde")
    assert not INDEX.is_alarm("who is paid by card")


@pytest.mark.parametrize(
    "same",
    [("pay", "pays", "paying"), ("copy", "copies"), ("stop", "stopping", "stopped"),
     ("change", "changes", "changing", "changed"), ("password", "passwords")],
)  # fmt: skip
def test_endings_fall(same: tuple[str, ...]) -> None:
    assert len({stem(word) for word in same}) == 1


@given(st.text(max_size=200))
def test_any_words_are_answered(words: str) -> None:
    for found in INDEX.search(words):
        shown = "".join(each.words for each in INDEX.snippet(found))
        assert shown.strip(" …") in f"{TEXTS[found.number].summary} {TEXTS[found.number].text}"
        assert found.because


@given(st.sampled_from(TEXTS))
def test_a_title_finds_itself(text: Text) -> None:
    assert _found(text.title)[0] == text.title
