"""What happens to members: they join, say what they are and use, are asked whether they are still
there, take their data along, leave, and are erased.
"""

from __future__ import annotations

from watchhouse.members.actions.describing import change_tier, choose_products, describe
from watchhouse.members.actions.erasing import (
    answer,
    ask_erasure,
    begin_due,
    begin_for_those_who_left,
    take_back,
    waiting,
    whose,
)
from watchhouse.members.actions.exporting import ask_export, fetched, make_export
from watchhouse.members.actions.joining import join, send_code, welcome
from watchhouse.members.actions.leaving import leave
from watchhouse.members.actions.silence import (
    ask_the_silent,
    close_the_silent,
    remind_the_silent,
    stay,
    touch,
)
from watchhouse.members.actions.tidying import tidy_exports, tidy_invitations

__all__ = [
    "answer", "ask_erasure", "ask_export", "ask_the_silent", "begin_due",
    "begin_for_those_who_left", "change_tier", "choose_products", "close_the_silent", "describe",
    "fetched", "join", "leave", "make_export", "remind_the_silent", "send_code", "stay",
    "take_back", "tidy_exports", "tidy_invitations", "touch", "waiting", "welcome", "whose",
]  # fmt: skip
