"""The register's file is written back line by line: comments and order stay."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import msgspec
import pytest

from watchhouse.guidance import facts_file
from watchhouse.guidance.facts_file import CannotWrite, Fact


def _mended(**changes: object) -> Mapping[str, Fact]:
    read = facts_file.read(facts_file.home())
    return {**read, "ico": msgspec.structs.replace(read["ico"], **changes)}


def test_without_a_check_nothing_changes() -> None:
    path = facts_file.home()
    assert facts_file.written(facts_file.read(path)) == path.read_text()


def test_a_check_changes_its_own_lines() -> None:
    values = {**facts_file.read(facts_file.home())["ico"].values, "phone": '0303 "1"', "x": 5}
    values.pop("x")
    new = _mended(
        values=values, checked_on=date(2027, 1, 2), review_by=date(2027, 7, 2),
        checked_by="Femi", source_url="https://ico.example/é",
    )  # fmt: skip
    before = facts_file.home().read_text().split("\n")
    after = facts_file.written(new).split("\n")

    changed = [line for line in after if line not in before]
    assert [line.split(" = ")[0] for line in changed] == [
        "values", "source_url", "checked_on", "checked_by", "review_by",
    ]  # fmt: skip
    assert len(after) == len(before) + 1
    assert 'phone = "0303 \\"1\\""' in changed[0]
    assert "deadline_hours = 72" in changed[0]


def test_a_second_check_changes_the_name(tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    path.write_text(facts_file.written(_mended(checked_by="Femi")))
    again = dict(facts_file.read(path))
    again["ico"] = msgspec.structs.replace(again["ico"], checked_by="Grace")
    text = facts_file.written(again, path=path)
    assert text.count("\nchecked_by = ") == 1
    assert 'checked_by = "Grace"' in text


def test_a_layout_it_does_not_know_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    path.write_text(facts_file.home().read_text().replace("checked_on = ", "checked_on="))
    read = facts_file.read(path)
    new = {**read, "ico": msgspec.structs.replace(read["ico"], checked_on=date(2027, 1, 2))}
    with pytest.raises(CannotWrite):
        facts_file.written(new, path=path)
