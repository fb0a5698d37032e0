"""The check's pages, the plan's, and those about the business's domains."""

from __future__ import annotations

from watchhouse.checkup.views.answers import answers
from watchhouse.checkup.views.check import advice, more, question, resume, start
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
from watchhouse.checkup.views.plan import mark, plan, promises, send
from watchhouse.checkup.views.resuming import go_on, go_on_here

__all__ = [
    "add_domain", "advice", "agree", "answers", "domain", "domains", "domains_of", "go_on",
    "go_on_here", "look", "mark", "more", "plan", "promises", "question", "remove", "resume",
    "send", "start", "stop",
]  # fmt: skip
