"""The adapter: rows become facts, the engine's plan becomes what a page shows.

Only this package imports the engine. `firm` tells the engine about a firm, `asking` chooses the
next question, `sheet` is the plan, `said` the answers in words, `content` the bank and its words,
`kept` what a result keeps, `changes` what moved since and whose doing it was, `likeness` the firms
like it.
"""

from __future__ import annotations

from watchhouse.checkup.scoring.asking import (
    Progress,
    has_more,
    next_question,
    one_more,
    progress,
    walk,
)
from watchhouse.checkup.scoring.changes import Changes, changes_of
from watchhouse.checkup.scoring.content import (
    UNSURE,
    bank,
    lapsed,
    measures,
    options,
    questions,
    text_for,
    title_of,
    version,
)
from watchhouse.checkup.scoring.kept import replanned, to_keep
from watchhouse.checkup.scoring.likeness import Alike, alike, says, size_of
from watchhouse.checkup.scoring.said import Said, in_words
from watchhouse.checkup.scoring.sheet import Line, Sheet, sheet_for, sheet_of, staying

__all__ = [
    "UNSURE", "Alike", "Changes", "Line", "Progress", "Said", "Sheet", "alike", "bank",
    "changes_of", "has_more", "in_words", "lapsed", "measures", "next_question", "one_more",
    "options", "progress", "questions", "replanned", "says", "sheet_for", "sheet_of", "size_of",
    "staying", "text_for", "title_of", "to_keep", "version", "walk",
]  # fmt: skip
