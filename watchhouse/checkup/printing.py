"""What stands on paper: the data of the templates in content/letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from watchhouse.checkup.scoring import Line, Sheet
from watchhouse.checkup.templatetags.checkup_words import about_pounds, out_of_ten
from watchhouse.foundation.templatetags.spans import span
from watchhouse.members.models import Business

FIRST = ("Everything on your list is done", "One thing left to do", "Two things to do first")
ORDER = (
    "How we chose the order: what takes away most risk for each hour and each pound comes first."
    " How much each step helps is our own estimate, made from published surveys and insurers’"
    " figures."
)
TALK = (
    "Agree who does what, and by when. Talk to the owner before you change anything. Is this list"
    " a surprise? Ring the firm on a number you already have."
)


def plan(sheet: Sheet, business: Business | None) -> tuple[str, dict[str, Any]]:
    """Title and data of the owner's plan: three things with their reasons, then the others."""
    first = len(sheet.first_three)
    title = FIRST[first] if first < len(FIRST) else "Three things to do first"
    return title, {
        **whose(business),
        "lead": "Start at the top. Each one makes the biggest difference for its time and money."
        if first else "Well done. Check again when something changes.",
        "progress": f"{sheet.in_place} of {sheet.total} things in place.",
        "steps": [_step(line, why=line.why) for line in sheet.first_three],
        "after": [f"{line.step.title} ({span(line.step.minutes)})" for line in sheet.lines[3:]],
        "done": [measure.title for measure in sheet.done],
        "notes": [ORDER, _year(sheet)],
    }  # fmt: skip


def for_helper(lines: Sequence[Line], business: Business) -> tuple[str, dict[str, Any]]:
    """Title and data of the list for the IT person: the steps, and no word about the answers."""
    return f"Steps for {business.name}", {
        **whose(business),
        "lead": f"{business.name} asks for your help with these steps. The first ones are worth"
        " most for their time and money.",
        "progress": "", "after": [], "done": [], "notes": [TALK],
        "steps": [_step(line, why="") for line in lines],
    }  # fmt: skip


def whose(business: Business | None) -> dict[str, Any]:
    """Whose paper it is: nobody's by name before they have joined."""
    return {
        "firm": business.name if business else "",
        "invented": bool(business and business.invented),
    }


def _year(sheet: Sheet) -> str:
    outlook = sheet.outlook
    return (
        f"In a year, about {out_of_ten(outlook.no_loss)} in 10 firms like yours lose nothing. But"
        " a bad year is dear: in one year in twenty, the largest single loss is above"
        f" {about_pounds(outlook.bad_year)}."
    )


def _step(line: Line, *, why: str) -> dict[str, Any]:
    step = line.step
    return {
        "title": step.title, "minutes": span(step.minutes), "who": step.who, "why": why,
        "cost": f"About £{step.cost_pounds:,.0f}" if step.cost_pounds else "Free",
        "steps": list(step.steps), "source_title": step.source_title,
        "source_url": step.source_url,
    }  # fmt: skip
