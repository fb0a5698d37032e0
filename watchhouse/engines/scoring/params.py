"""The bank of questions, measures and loss scenarios, read from TOML files and validated."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from watchhouse.engines.scoring import checks
from watchhouse.engines.scoring.schema import Bank, Measures, Params, Questions, Scenarios

__all__ = ["ContentError", "Params", "load"]

T = TypeVar("T")


class ContentError(ValueError):
    """A content file is wrong; the message names the file and the key."""


def load(folder: Path) -> Params:
    """Read bank, scenarios, measures and questions from `folder`.

    Raises ContentError, which names the file and the key, for the first thing that is wrong.
    """
    params = Params(
        bank=_read(folder / "bank.toml", Bank),
        scenarios=_read(folder / "scenarios.toml", Scenarios).scenario,
        measures=_read(folder / "measures.toml", Measures).measure,
        questions=_read(folder / "questions.toml", Questions).question,
    )
    for problem in checks.problems(params):
        raise ContentError(problem)
    return params


def _read(path: Path, kind: type[T]) -> T:
    try:
        tables: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        return msgspec.convert(tables, kind)
    except OSError as problem:
        raise ContentError(f"{path.name}: cannot be read ({problem.strerror}).") from problem
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise ContentError(f"{path.name}: is not TOML ({problem}).") from problem
    except msgspec.ValidationError as problem:
        raise ContentError(f"{path.name}: {problem}.") from problem
