"""The engine from the command line: a plan as JSON, or one sentence and exit code 2."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from watchhouse.engines.scoring.__main__ import main, read
from watchhouse.engines.scoring.tests.strategies import BANK

EXAMPLES = sorted((Path(__file__).resolve().parents[1] / "examples").glob("*.json"))


def call(folder: Path, text: str) -> int:
    file = folder / "firm.json"
    file.write_text(text)
    return main([str(file)])


def test_it_prints_the_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(tmp_path, '{"size_band": "micro", "answers": {"new-payee": "pay"}}') == 0
    made = json.loads(capsys.readouterr().out)
    assert made["steps"][0]["measure"] == "ring-before-you-pay"
    assert made["steps"][0]["reasons"][0]["answer"] == "pay"
    first, *others = made["sensitivity"]
    assert (first["kind"], first["measure"]) == ("do", "ring-before-you-pay")
    assert first["low"] == 1
    assert first["stays"] > 0.9
    assert len(others) + 1 == len(made["steps"])


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_can_be_planned(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(path)]) == 0
    made = json.loads(capsys.readouterr().out)
    assert 3 <= len(made["steps"]) == len(made["sensitivity"])
    assert len(read(path).answers) == BANK.bank.most_questions


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "is not a firm"),
        ("[]", "is not a firm"),
        ("[" * 100_000, "is not a firm"),
        ('{"answers": {"backup": 3}}', "is not a firm"),
        ('{"answer": {}}', "'answer' is not a fact about a firm."),
        ('{"size_band": "big"}', "size_band is 'big'"),
    ],
)
def test_bad_input_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, sentence: str
) -> None:
    assert call(tmp_path, text) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert sentence in said.err
    assert said.err.count("\n") == 1


def test_a_missing_file_and_a_missing_argument(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "none.json")]) == 2
    assert main([]) == 2
    assert capsys.readouterr().err.count("\n") == 2
