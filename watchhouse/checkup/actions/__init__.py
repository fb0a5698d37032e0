"""What happens to a check, the plan that comes of it, and the promises made on it."""

from __future__ import annotations

from watchhouse.checkup.actions.checking import answer, attach, complete, start
from watchhouse.checkup.actions.comparing import compare
from watchhouse.checkup.actions.keeping import replan_members
from watchhouse.checkup.actions.marking import add_step, helped, mark
from watchhouse.checkup.actions.promising import keep, let_go, promise, promise_these
from watchhouse.checkup.actions.resuming import send_link
from watchhouse.checkup.actions.sending import send

__all__ = [
    "add_step", "answer", "attach", "compare", "complete", "helped", "keep", "let_go", "mark",
    "promise", "promise_these", "replan_members", "send", "send_link", "start",
]  # fmt: skip
