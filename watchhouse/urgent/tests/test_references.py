from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchhouse.urgent.references import new_reference, parse_reference, phone_digits, pin_for


@given(st.integers(0, 9), st.sampled_from(["", "-", " ", " - ", "."]))
def test_a_reference_is_read_however_it_is_typed(_: int, between: str) -> None:
    reference = new_reference()

    assert parse_reference(reference.replace("-", between).lower()) == reference


@given(st.text())
def test_any_text_is_a_reference_or_none(text: str) -> None:
    assert parse_reference(text) in {None, parse_reference(parse_reference(text) or "")}


@given(st.text(max_size=80))
def test_any_text_is_a_phone_or_none(text: str) -> None:
    digits = phone_digits(text)

    assert digits == "" or (digits.isdigit() and digits.isascii() and len(digits) >= 5)


@given(st.text(alphabet="0123456789", min_size=9, max_size=9), st.sampled_from([" ", "-", "", "."]))
def test_one_number_is_one_number(rest: str, between: str) -> None:
    number = "7" + rest
    spaced = between.join(number)
    ways = [f"0{spaced}", f"+44{spaced}", f"+44 (0){spaced}", f"0044 {spaced}", f"44{number}"]

    assert {phone_digits(way) for way in ways} == {f"44{number}"}


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("020 7946 0123 ext 4", "442079460123"),
        ("٠٢٠ ٧٩٤٦ ٠١٢٣", "442079460123"),
        ("my shop: 020/7946/0123", "442079460123"),
        ("+353 1 234 5678", "35312345678"),
        ("7946 0123", "79460123"),
        ("12", ""),
        ("none", ""),
    ],
)
def test_numbers_as_people_write_them(text: str, digits: str) -> None:
    assert phone_digits(text) == digits


def test_a_pin_is_six_digits_of_its_token() -> None:
    assert pin_for("a") == pin_for("a") != pin_for("b")
    assert len(pin_for("a")) == 6
