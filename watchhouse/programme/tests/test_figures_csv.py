"""The figures for a spreadsheet: the page's own, and nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from watchhouse.foundation import clock
from watchhouse.foundation.models import Entry
from watchhouse.people.models import Person
from watchhouse.programme import spreadsheet
from watchhouse.programme.tests.conftest import on


def test_it_is_a_table_of_the_same_figures(
    grace: Person, sign_in: Callable[[Person], Client], told: Callable[..., Entry]
) -> None:
    for number in range(1, 13):
        told("checkup.Completed", number, f"2026-0{1 + number % 2}-05 10:00")
    with clock.at(on("2026-02-23 12:00")):
        answer = sign_in(grace).get("/programme/figures.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    of = [row for row in rows if row["what"] == "supported" and row["section"] == "month"]
    assert [(row["when"], row["value"]) for row in of] == [("2026-01", "6"), ("2026-02", "6")]
    assert rows[0]["value"] == "12"


@given(st.text())
def test_no_cell_starts_like_a_formula(text: str) -> None:
    cell = spreadsheet.cell(text)
    assert isinstance(cell, str)
    assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert cell in (text, f"'{text}")


@given(st.integers())
def test_numbers_stay_numbers(number: int) -> None:
    assert spreadsheet.cell(number) == number


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"]))), max_size=4))
def test_what_is_written_can_be_read(rows: list[list[str]]) -> None:
    written = spreadsheet.lines(rows)
    assert list(csv.reader(io.StringIO(written, newline=""))) == [
        [str(spreadsheet.cell(value)) for value in row] for row in rows
    ]
