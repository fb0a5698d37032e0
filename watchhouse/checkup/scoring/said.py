"""What was answered, in words; and what of it does not count, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from watchhouse.checkup.models import Check
from watchhouse.checkup.scoring import firm as firms
from watchhouse.checkup.scoring.content import in_plain_words, options, questions
from watchhouse.engines.scoring.schema import Question

Standing = Literal["counts", "closed", "choose-again", "no-longer-asked"]


@dataclass(frozen=True)
class Said:
    """One answer as it was given.

    `counts`: the plan rests on it. `closed`: another answer says that the question does not
    concern the firm. `choose-again`: a new bank has other answers to it. `no-longer-asked`: the
    question left the bank and took its words along.
    """

    question: str
    title: str
    label: str
    standing: Standing


def in_words(check: Check) -> Sequence[Said]:
    """Each answer, in the order of answering."""
    counts = firms.counting(firms.of_check(check)).answers
    rows = sorted(check.answers.all(), key=lambda row: row.pk)
    return [_said(row.question, row.option, row.question in counts) for row in rows]


def _said(slug: str, option: str, counts: bool) -> Said:
    question = questions().get(slug)
    if question is None:
        return Said(slug, in_plain_words(slug), "", "no-longer-asked")
    if option not in options(question):
        return Said(slug, question.title, "", "choose-again")
    return Said(slug, question.title, _label(question, option), "counts" if counts else "closed")


def _label(question: Question, option: str) -> str:
    chosen = next((each.label for each in question.option if each.slug == option), None)
    return chosen or question.unsure.label
