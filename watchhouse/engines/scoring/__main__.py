"""Print the plan for one firm and how firmly each step keeps its place.

`python -m watchhouse.engines.scoring firm.json`
"""

from __future__ import annotations

import sys
from dataclasses import asdict, fields
from pathlib import Path

import msgspec

from watchhouse.engines.scoring import sensitivity
from watchhouse.engines.scoring.params import ContentError, Params, load
from watchhouse.engines.scoring.problem import BadFirm, Firm
from watchhouse.engines.scoring.solve import plan

CONTENT = Path(__file__).resolve().parents[3] / "content" / "checkup"
SEED = 0  # the same file prints the same page
USAGE = "Call it as: python -m watchhouse.engines.scoring firm.json [content folder]"


def main(arguments: list[str]) -> int:
    """Print the plan as JSON and return 0; on bad input say why in one sentence and return 2."""
    if len(arguments) not in (1, 2):
        return _refuse(USAGE)
    try:
        params = load(Path(arguments[1]) if len(arguments) == 2 else CONTENT)
        firm = read(Path(arguments[0]))
        printed = {**asdict(plan(firm, params)), "sensitivity": _sensitivity(firm, params)}
    except (BadFirm, ContentError) as problem:
        return _refuse(str(problem))
    text = msgspec.json.format(msgspec.json.encode(printed), indent=2).decode()
    sys.stdout.write(text + "\n")
    return 0


def read(path: Path) -> Firm:
    """A firm from its JSON file. Raises BadFirm with one sentence that names the file."""
    try:
        raw = msgspec.json.decode(path.read_bytes())
        firm = msgspec.convert(raw, Firm)
    except OSError as problem:
        raise BadFirm(f"{path}: cannot be read ({problem.strerror}).") from problem
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise BadFirm(f"{path}: is not a firm ({problem}).") from problem
    unknown = sorted(set(raw) - {field.name for field in fields(Firm)})
    if unknown:
        raise BadFirm(f"{path}: {unknown[0]!r} is not a fact about a firm.")
    return firm


def _sensitivity(firm: Firm, params: Params) -> list[dict[str, object]]:
    """Each step's range of places, best first."""
    return [
        {"kind": kind, "measure": measure, **asdict(places)}
        for (kind, measure), places in sensitivity.of(firm, params, seed=SEED).items()
    ]


def _refuse(sentence: str) -> int:
    sys.stderr.write(sentence + "\n")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
