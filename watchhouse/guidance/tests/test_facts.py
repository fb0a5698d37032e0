from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from watchhouse.guidance import facts


def test_values_come_from_the_register() -> None:
    assert facts.fill("Ring {{ fact:bank-159.phone }}.") == "Ring 159."


def test_in_markdown_they_can_be_pressed() -> None:
    filled = facts.fill_markdown("{{ fact:report-fraud.phone }} {{ fact:report-fraud.link }}")

    assert filled.startswith("[0300 123 2040](tel:03001232040) <https://")


def test_a_link_with_words_of_its_own_keeps_them() -> None:
    filled = facts.fill_markdown("[top tips](<{{ fact:ncsc-top-tips.link }}>)")

    assert filled.startswith("[top tips](<https://")
    assert "<<" not in filled


def test_an_unknown_fact_is_an_error() -> None:
    with pytest.raises(facts.UnknownFact, match=r"moon\.phone"):
        facts.fill("{{ fact:moon.phone }}")


def test_a_broken_register_names_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "facts.toml").write_text('[facts.x]\nwhat = "x"\n')
    with pytest.raises(msgspec.ValidationError, match="values"):
        facts.read(tmp_path / "facts.toml")
