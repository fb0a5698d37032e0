"""The check's pages, and the plan's."""

from __future__ import annotations

from watchhouse.checkup.views.answers import answers
from watchhouse.checkup.views.check import advice, question, resume, start
from watchhouse.checkup.views.paper import plan_pdf
from watchhouse.checkup.views.plan import mark, plan, promises
from watchhouse.checkup.views.readiness import readiness, readiness_pdf, readiness_question
from watchhouse.checkup.views.sharing import make_link, send, shared, shared_pdf, withdraw

__all__ = [
    "advice", "answers", "make_link", "mark", "plan", "plan_pdf", "promises", "question",
    "readiness", "readiness_pdf", "readiness_question", "resume", "send", "shared", "shared_pdf",
    "start", "withdraw",
]  # fmt: skip
