"""What a PDF costs the processor once the fonts are read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from benchmarks.measure import Measured, best
from watchhouse.checkup import actions, printing, readiness, scoring
from watchhouse.foundation import paper
from watchhouse.members.models import Business

COUNT = 20


def pdf() -> Measured:
    """The dearer of a member's plan and readiness, as PDF/UA-1."""
    business = Business.objects.create(name="Invented", size_band="micro", trade="bakery")
    check = actions.start(business=business)
    plan = printing.plan(scoring.sheet_of(check), business)
    ready = printing.readiness(readiness.of(check), business)
    dearer = max(_each("plan", *plan), _each("readiness", *ready))
    return Measured(dearer * 1000, "ms", "bound: 40 ms", 40)


def _each(template: str, title: str, data: Mapping[str, Any]) -> float:
    """Seconds for one. Each has a name of its own: nothing is kept from the one before."""

    def print_them() -> None:
        for number in range(COUNT):
            paper.pdf(template, {**data, "firm": f"Firm {number}"}, title=title)

    print_them()
    return best(print_them) / COUNT
