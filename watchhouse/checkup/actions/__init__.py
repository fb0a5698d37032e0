"""What happens to a check, the plan that comes of it, and the promises made on it."""

from __future__ import annotations

from watchhouse.checkup.actions.checking import answer, attach, complete, start
from watchhouse.checkup.actions.comparing import compare
from watchhouse.checkup.actions.confirming import confirm
from watchhouse.checkup.actions.guiding import answer_together
from watchhouse.checkup.actions.hearing import done_by_guide, undone_by_guide
from watchhouse.checkup.actions.keeping import replan_members
from watchhouse.checkup.actions.looking import look
from watchhouse.checkup.actions.marking import add_step, helped, mark
from watchhouse.checkup.actions.nudging import nudge_next
from watchhouse.checkup.actions.promising import keep, let_go, move, promise, promise_these
from watchhouse.checkup.actions.readiness import answer_readiness, keep_readiness
from watchhouse.checkup.actions.rechecking import answer_again, begin_recheck
from watchhouse.checkup.actions.resuming import go_on, send_link
from watchhouse.checkup.actions.sharing import (
    find,
    make_link,
    offered,
    opened,
    send,
    tick,
    withdraw,
)
from watchhouse.checkup.actions.showing import (
    remove_evidence,
    show_photo,
    show_word,
    sweep_evidence,
)

__all__ = [
    "add_step", "answer", "answer_again", "answer_readiness", "answer_together", "attach",
    "begin_recheck", "compare", "complete", "confirm", "done_by_guide", "find", "go_on",
    "helped", "keep", "keep_readiness", "let_go", "look", "make_link", "mark", "move",
    "nudge_next", "offered", "opened", "promise", "promise_these", "remove_evidence",
    "replan_members", "send", "send_link", "show_photo", "show_word", "start", "sweep_evidence",
    "tick", "undone_by_guide", "withdraw",
]  # fmt: skip
