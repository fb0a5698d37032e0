"""`watchhouse guidance facts`: the table, what is wrong with it, and the file written back."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.conf import settings as configured
from pytest_django.fixtures import Settings

from watchhouse.guidance import checking, facts, facts_file
from watchhouse.guidance.cli import guidance
from watchhouse.guidance.models import Guide, LinkCheck
from watchhouse.people.models import Person

pytestmark = pytest.mark.django_db


def _ask(*options: str) -> Result:
    return CliRunner().invoke(guidance, ["facts", *options])


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    """A copy of the whole content."""
    shutil.copytree(configured.CONTENT_DIR, tmp_path / "content")
    settings.CONTENT_DIR = tmp_path / "content"
    return tmp_path / "content"


def test_shows_a_line_for_each() -> None:
    result = _ask("--on", "2026-11-24")
    lines = result.output.splitlines()
    assert len(lines) == len(facts.register())
    assert lines[0].split() == ["emergency", "2026-11-20", "2027-05-20"]
    assert result.exit_code == 0


def test_json_for_machines() -> None:
    rows = json.loads(_ask("--json", "--on", "2030-01-01").output)
    assert rows[0]["slug"] == "emergency"
    assert rows[0]["stale"] is True
    assert rows[0]["values"] == {"phone": "999"}


def test_check_is_content_while_all_is_well() -> None:
    assert _ask("--check", "--on", "2026-11-24").exit_code == 0


def test_check_names_what_is_stale_on_the_day() -> None:
    result = _ask("--check", "--on", "2027-02-20")
    assert result.exit_code == 1
    assert "bank-159 waits for its check since 2027-02-20." in result.output
    assert "emergency waits" not in result.output
    assert _ask("--on", "2027-02-20").exit_code == 0


def test_check_names_a_broken_link() -> None:
    LinkCheck.objects.create(url="https://www.samaritans.org", verdict="broken")
    result = _ask("--check", "--on", "2026-11-24")
    assert result.exit_code == 1
    assert "samaritans: https://www.samaritans.org does not answer." in result.output


def test_check_names_texts_that_refer_to_nothing(folder: Path) -> None:
    path = folder / "guides" / "updates-on.md"
    path.write_text(path.read_text() + "\nRing {{ fact:moon.phone }}.\n")
    result = _ask("--check", "--on", "2026-11-24")
    assert result.exit_code == 1
    assert "Guide “Switch on updates” names moon.phone, which is not in the register." in (
        result.output
    )


@pytest.mark.usefixtures("loaded")
def test_check_names_pages_that_refer_to_nothing_and_sources_nobody_checks() -> None:
    Guide.objects.filter(slug="updates-on").update(
        body='<p><a href="{{ fact:moon.link }}">x</a></p>', source_url="https://moon.example/x"
    )
    result = _ask("--check", "--on", "2026-11-24")
    assert result.exit_code == 1
    assert "names moon.link" in result.output
    assert "https://moon.example/x is at no host of the register." in result.output


def test_write_folds_the_checks_in(folder: Path, femi: Person) -> None:
    fact = facts.register()["ico"]
    checking.change(
        "ico", values={"phone": "0303 000 0000"}, source_url=fact.source_url, months=6, note="",
        by=femi,
    )  # fmt: skip
    assert _ask("--write").exit_code == 0
    read = facts_file.read(folder / "facts.toml")["ico"]
    assert (read.values["phone"], read.checked_by) == ("0303 000 0000", "Femi")
    assert (folder / "facts.toml").read_text().startswith("# The facts register")


def test_write_says_when_it_must_be_done_by_hand(folder: Path, femi: Person) -> None:
    path = folder / "facts.toml"
    path.write_text(path.read_text().replace("checked_on = ", "checked_on="))
    checking.still_right("ico", months=6, note="", by=femi)
    result = _ask("--write")
    assert result.exit_code == 1
    assert "must be changed by hand" in result.output
