"""The check's pages, the plan's, and those of what is promised, shown and looked at again."""

from __future__ import annotations

from watchhouse.checkup.views.answers import answers
from watchhouse.checkup.views.check import advice, more, question, resume, start
from watchhouse.checkup.views.confirming import confirm, desk
from watchhouse.checkup.views.domains import (
    add_domain,
    agree,
    domain,
    domains,
    domains_of,
    look,
    remove,
    stop,
)
from watchhouse.checkup.views.evidence import evidence, photo, remove_evidence
from watchhouse.checkup.views.guided import (
    with_answers,
    with_plan,
    with_plan_pdf,
    with_promises,
    with_question,
    with_start,
)
from watchhouse.checkup.views.letter import from_letter
from watchhouse.checkup.views.paper import plan_pdf
from watchhouse.checkup.views.plan import mark, plan
from watchhouse.checkup.views.promises import promise, promises, take_back
from watchhouse.checkup.views.readiness import readiness, readiness_pdf, readiness_question
from watchhouse.checkup.views.recheck import recheck, recheck_question, recheck_result
from watchhouse.checkup.views.resuming import go_on, go_on_here
from watchhouse.checkup.views.sharing import make_link, send, shared, shared_pdf, withdraw

__all__ = [
    "add_domain", "advice", "agree", "answers", "confirm", "desk", "domain", "domains",
    "domains_of", "evidence", "from_letter", "go_on", "go_on_here", "look", "make_link", "mark",
    "more", "photo", "plan", "plan_pdf", "promise", "promises", "question", "readiness",
    "readiness_pdf", "readiness_question", "recheck", "recheck_question", "recheck_result",
    "remove", "remove_evidence", "resume", "send", "shared", "shared_pdf", "start", "stop",
    "take_back", "with_answers", "with_plan", "with_plan_pdf", "with_promises", "with_question",
    "with_start", "withdraw",
]  # fmt: skip
