"""`watchhouse threats pull kev`: 0 done, 1 refused, 2 misused."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from watchhouse.threats.cli import threats
from watchhouse.threats.models import Advisory
from watchhouse.threats.tests.conftest import HAND_MADE, Listing, Write

pytestmark = pytest.mark.django_db


def test_json_for_machines() -> None:
    for expected in ({"new": 3, "unchanged": 0}, {"new": 0, "unchanged": 3}):
        done = CliRunner().invoke(threats, ["pull", "kev", "--from", str(HAND_MADE), "--json"])
        assert done.exit_code == 0
        assert json.loads(done.stdout) == {"changed": 0, "rejected": 0, **expected}


def test_words_for_people_name_what_was_left_out(listing: Listing, write: Write) -> None:
    listing["vulnerabilities"][2]["dateAdded"] = 7
    done = CliRunner().invoke(threats, ["pull", "kev", "--from", write(listing)])
    assert done.exit_code == 0
    assert "2 new, 0 changed, 0 unchanged, 1 rejected." in done.stdout
    assert "Left out entry 3, CVE-2024-90003:" in done.stdout


def test_a_bad_file_is_one_line_and_exit_1() -> None:
    done = CliRunner().invoke(threats, ["pull", "kev", "--from", "/no/such/list.json", "--json"])
    assert done.exit_code == 1
    assert done.stdout == ""
    assert done.stderr.strip() == (
        "Error: /no/such/list.json: there is no such file. Nothing was changed."
    )
    assert not Advisory.objects.exists()


@pytest.mark.parametrize("words", [["pull"], ["pull", "nvd"], ["pull", "kev", "--fast"]])
def test_misuse_is_exit_2(words: list[str]) -> None:
    assert CliRunner().invoke(threats, words).exit_code == 2
