"""The check's pages, and the plan's."""

from __future__ import annotations

from watchhouse.checkup.views.answers import answers
from watchhouse.checkup.views.check import advice, more, question, resume, start
from watchhouse.checkup.views.paper import plan_pdf
from watchhouse.checkup.views.plan import mark, plan, promises
from watchhouse.checkup.views.readiness import readiness, readiness_pdf, readiness_question
from watchhouse.checkup.views.resuming import go_on, go_on_here
from watchhouse.checkup.views.sharing import make_link, send, shared, shared_pdf, withdraw

__all__ = [
    "advice", "answers", "go_on", "go_on_here", "make_link", "mark", "more", "plan", "plan_pdf",
    "promises", "question", "readiness", "readiness_pdf", "readiness_question", "resume", "send",
    "shared", "shared_pdf", "start", "withdraw",
]  # fmt: skip
