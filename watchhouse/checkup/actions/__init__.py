"""What happens to a check, the plan that comes of it, and the promises made on it."""

from __future__ import annotations

from watchhouse.checkup.actions.checking import answer, attach, complete, start
from watchhouse.checkup.actions.comparing import compare
from watchhouse.checkup.actions.keeping import replan_members
from watchhouse.checkup.actions.marking import add_step, helped, mark
from watchhouse.checkup.actions.promising import keep, let_go, promise, promise_these
from watchhouse.checkup.actions.readiness import answer_readiness, keep_readiness
from watchhouse.checkup.actions.resuming import send_link
from watchhouse.checkup.actions.sharing import (
    find,
    make_link,
    offered,
    opened,
    send,
    tick,
    withdraw,
)

__all__ = [
    "add_step", "answer", "answer_readiness", "attach", "compare", "complete", "find", "helped",
    "keep", "keep_readiness", "let_go", "make_link", "mark", "offered", "opened", "promise",
    "promise_these", "replan_members", "send", "send_link", "start", "tick", "withdraw",
]  # fmt: skip
