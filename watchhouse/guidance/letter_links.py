"""The links in the letters of the little steps: each names a subscription."""

from __future__ import annotations

from datetime import timedelta

from watchhouse.foundation import mailed, retention
from watchhouse.guidance.series import series

ANSWER, GO_ON, CONFIRM = (
    "guidance.little-step", "guidance.little-steps-go-on", "guidance.little-steps-confirm",
)  # fmt: skip


def answer(subscription: int, step: str) -> str:
    """The whole address of the page that takes an answer to one little step."""
    return mailed.address("guidance:little_step", subscription, step, salt=ANSWER)


def go_on(subscription: int) -> str:
    """The whole address of the page on which the letters go on."""
    return mailed.address("guidance:little_steps_go_on", subscription, salt=GO_ON)


def confirm(subscription: int) -> str:
    """The whole address of the page on which somebody says that they asked for the letters."""
    return mailed.address("guidance:little_steps_confirm", subscription, salt=CONFIRM)


def read_answer(token: str) -> tuple[int, str]:
    """Subscription and step; raises as `mailed.read` does."""
    subscription, step = mailed.read(token, int, str, salt=ANSWER, lasts=_lasts())
    return subscription, step


def read_go_on(token: str) -> int:
    """The subscription; raises as `mailed.read` does."""
    (subscription,) = mailed.read(token, int, salt=GO_ON, lasts=_lasts())
    return int(subscription)


def read_confirm(token: str) -> int:
    """The subscription; raises as `mailed.read` does."""
    asked = timedelta(days=retention.days("little-steps-asked"))
    (subscription,) = mailed.read(token, int, salt=CONFIRM, lasts=asked)
    return int(subscription)


def _lasts() -> timedelta:
    return timedelta(days=series().rhythm.link_days)
