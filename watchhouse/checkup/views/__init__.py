"""The check's pages, and the plan's."""

from __future__ import annotations

from watchhouse.checkup.views.answers import answers
from watchhouse.checkup.views.check import advice, more, question, resume, start
from watchhouse.checkup.views.plan import mark, plan, promises, send
from watchhouse.checkup.views.resuming import go_on, go_on_here

__all__ = [
    "advice", "answers", "go_on", "go_on_here", "mark", "more", "plan", "promises", "question",
    "resume", "send", "start",
]  # fmt: skip
