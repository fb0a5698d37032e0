"""A plan as a result keeps it, and the same answers planned under the bank as it is now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from watchhouse.checkup.scoring import firm as firms
from watchhouse.checkup.scoring.content import bank
from watchhouse.checkup.scoring.sheet import Sheet
from watchhouse.engines.scoring import solve
from watchhouse.engines.scoring.problem import Firm

Kept = dict[str, Any]


def to_keep(sheet: Sheet) -> Kept:
    """What a result keeps: the steps in order (kind, measure, standing), the expected loss a year
    in pounds, what was in place, what marks keep off the plan, and what the engine was told.
    """
    outlook = sheet.outlook
    return {
        "steps": [
            {
                "kind": line.step.kind,
                "measure": line.step.measure,
                "standing": line.step.standing,
            }
            for line in sheet.lines
        ],
        "done": [measure.slug for measure in sheet.done],
        "off": sorted(sheet.off),
        "expected": round(outlook.expected, 2),
        "low": round(outlook.low, 2),
        "high": round(outlook.high, 2),
        "firm": _as_json(sheet.firm),
    }


def replanned(kept: Sequence[Kept]) -> list[Kept]:
    """The same firms under the bank as it is now, in one batch.

    A batch knows the order and the expected loss; `standing`, what is in place and the interval
    are left out. What was put aside or marked as done stays off the plan.
    """
    told = [firms.counting(firm_of(each)) for each in kept]
    made = solve.replan(told, bank())
    return [
        {
            "steps": list(_steps(made.steps(row), off=each["off"])),
            "off": each["off"],
            "expected": round(float(made.expected[row]), 2),
            "firm": each["firm"],
        }
        for row, each in enumerate(kept)
    ]


def firm_of(kept: Kept) -> Firm:
    """What the engine was told when the result was kept."""
    return msgspec.convert(kept["firm"], Firm)


def _steps(steps: Sequence[tuple[str, str]], *, off: Sequence[str]) -> Iterator[dict[str, str]]:
    for kind, measure in steps:
        if measure not in off:
            yield {"kind": kind, "measure": measure}


def _as_json(firm: Firm) -> dict[str, Any]:
    return {
        "size_band": firm.size_band,
        "trade": firm.trade,
        "products": sorted(firm.products),
        "answers": dict(sorted(firm.answers.items())),
    }
