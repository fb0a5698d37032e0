"""The docs say what the code has: every setting, command, event, state and route."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts import reference
from watchhouse import cli

HOME = Path(__file__).resolve().parents[2]


def test_reference_pages_are_current() -> None:
    assert not reference.stale(), "Call `make docs`."


def test_reference_pages_are_the_same_in_every_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr("click.formatting.FORCED_WIDTH", 120)
    assert not reference.stale()


def test_every_setting_has_its_heading() -> None:
    source = (HOME / "watchhouse" / "settings.py").read_text()
    names = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', source))
    page = (HOME / "docs" / "reference" / "settings.md").read_text()
    headings = set(re.findall(r"^## ([A-Z_]+)$", page, re.MULTILINE))
    assert names == headings


def test_every_command_has_an_example_and_json() -> None:
    """`run` and `worker` go on until they are ended: they have nothing to print for machines."""
    for name, command in reference.walk(cli.gathered(), "watchhouse"):
        assert "Example:" in (command.help or ""), name
        if name not in ("watchhouse run", "watchhouse worker"):
            assert any(p.name == "as_json" for p in command.params), f"{name} has no --json"
