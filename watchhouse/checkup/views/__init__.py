"""The check's pages, and the plan's."""

from __future__ import annotations

from watchhouse.checkup.views.answers import answers
from watchhouse.checkup.views.check import advice, question, resume, start
from watchhouse.checkup.views.paper import plan_pdf
from watchhouse.checkup.views.plan import mark, plan, promises, send

__all__ = [
    "advice", "answers", "mark", "plan", "plan_pdf", "promises", "question", "resume", "send",
    "start",
]  # fmt: skip
