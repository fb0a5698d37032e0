"""What a fact's value may be."""

from __future__ import annotations

import pytest

from watchhouse.guidance.rules import facts as rules

PHONES = ["159", "0300 123 2040", "116 123", "0808 16 89 111", "+44 20 7946 0100"]
LINKS = ["https://ico.org.uk", "https://www.a-b.co.uk/x/?y=1#z"]


@pytest.mark.parametrize("typed", PHONES)
def test_phones(typed: str) -> None:
    assert rules.check_value("phone", f" {typed} ", was="1") == typed


@pytest.mark.parametrize("typed", ["", "1", "15a", "(020) 7946", "٣٣٣٣", "1  ", "9" * 30])
def test_not_phones(typed: str) -> None:
    with pytest.raises(rules.NotAPhone):
        rules.check_value("help_phone", typed, was="1")


@pytest.mark.parametrize("typed", LINKS)
def test_links(typed: str) -> None:
    assert rules.check_value("link", typed, was="https://x.example") == typed


@pytest.mark.parametrize(
    "typed",
    [
        "http://ico.org.uk", "ico.org.uk", "https://localhost", "https://ico.org.uk:8443/",
        "https://a@ico.org.uk/", "https://ico.org.uk/a b", 'https://ico.org.uk/"onclick', "https://[x",
        "https://ICO.org.uk", "https://ico.org.uk/" + "a" * 300, "https://ico.org.uk/{{ x }}",
    ],
)  # fmt: skip
def test_not_links(typed: str) -> None:
    with pytest.raises(rules.NotALink):
        rules.check_value("link", typed, was="https://x.example")


def test_numbers_words_and_addresses() -> None:
    assert rules.check_value("deadline_hours", "72", was=1) == 72
    assert rules.check_value("limit", " £85,000 ", was="£1") == "£85,000"
    assert rules.check_value("email", "a@x.example", was="b@x.example") == "a@x.example"


@pytest.mark.parametrize(
    ("key", "typed", "was", "wrong"),
    [
        ("hours", "0", 1, rules.NotANumber), ("hours", "²", 1, rules.NotANumber),
        ("hours", "-3", 1, rules.NotANumber), ("hours", "9" * 5000, 1, rules.NotANumber),
        ("email", "nobody", "b@x.example", rules.NotAnEmail),
        ("limit", "a\0b", "£1", rules.NotWords), ("limit", "{{ fact:x.y }}", "£1", rules.NotWords),
        ("limit", "", "£1", rules.NotWords),
    ],
)  # fmt: skip
def test_what_is_of_another_kind(
    key: str, typed: str, was: str | int, wrong: type[rules.WrongValue]
) -> None:
    with pytest.raises(wrong):
        rules.check_value(key, typed, was=was)
