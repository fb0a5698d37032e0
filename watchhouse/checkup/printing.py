"""What stands on paper: the data of the templates in content/letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.formats import date_format

from watchhouse.checkup.readiness import Readiness
from watchhouse.checkup.scoring import Line, Sheet
from watchhouse.checkup.templatetags.checkup_words import about_pounds, out_of_ten
from watchhouse.foundation.templatetags.spans import span
from watchhouse.guidance.facts import value
from watchhouse.members.models import Business

FIRST = ("Everything on your list is done", "One thing left to do", "Two things to do first")
ORDER = (
    "How we chose the order: what takes away most risk for each hour and each pound comes first."
    " How much each step helps is our own estimate, made from published surveys and insurers’"
    " figures."
)
VERDICTS = {
    "fail": "You would fail today.",
    "not-yet": "You would not pass yet.",
    "unknown": "We don’t know yet.",
    "pass": "You would pass today, going by what you told us.",
}
GOES_BY = (
    "This goes by version {version} (“{name}”), in force since {since}, in our own words and by"
    " your own answers. It is no certificate and no promise of one: only an assessor can say so."
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
        " most for their time and money. The words are written for the owner: “you” means"
        f" {business.name}.",
        "progress": "", "after": [], "done": [], "notes": [TALK],
        "steps": [_step(line, why="") for line in lines],
    }  # fmt: skip


def readiness(ready: Readiness, business: Business | None) -> tuple[str, dict[str, Any]]:
    """Title and data of where the firm stands with Cyber Essentials."""
    scheme = ready.scheme
    since = date_format(scheme.in_force_from, "j F Y")
    return "Cyber Essentials: where you stand", {
        **whose(business),
        "verdict": VERDICTS[ready.outlook],
        "fails": [_capital(requirement.because) for requirement in ready.fails],
        "parts": [
            {
                "title": part.control.title, "means": part.control.means,
                "rows": [
                    {"title": p.requirement.title, "wants": p.requirement.wants, "says": p.standing}
                    for p in (*part.not_met, *part.unknown, *part.met)
                ],
            }
            for part in ready.parts
        ],
        "notes": [
            GOES_BY.format(version=scheme.version, name=scheme.name, since=since),
            *ready.about,
        ],
        "link": value("cyber-essentials", "link"),
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


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _step(line: Line, *, why: str) -> dict[str, Any]:
    step = line.step
    return {
        "title": step.title, "minutes": span(step.minutes), "who": step.who, "why": why,
        "cost": f"About £{step.cost_pounds:,.0f}" if step.cost_pounds else "Free",
        "steps": list(step.steps), "source_title": step.source_title,
        "source_url": step.source_url,
    }  # fmt: skip
