"""Members' letters: each one is a function and a folder."""

from __future__ import annotations

from watchhouse.dispatch.letters import Letter, letter
from watchhouse.dispatch.models import Lane
from watchhouse.members.models import Invitation


def join_code(*, about: str, email: str, code: str) -> Letter:
    """The code that proves the address."""
    return letter(
        "members/emails/join_code",
        about=about, recipient=email, context={"code": code},
        lane=Lane.URGENT, always=True, secret=True,
    )  # fmt: skip


def join_known(*, about: str, email: str) -> Letter:
    """Instead of a code, for an address that has a sign-in: the page says the same for both."""
    return letter(
        "members/emails/join_known",
        about=about, recipient=email, context={}, lane=Lane.URGENT, always=True,
    )  # fmt: skip


def invitation(invited: Invitation, *, token: str) -> Letter:
    """Asks somebody to help a business with its IT."""
    return letter(
        "members/emails/invitation",
        about=f"invitation:{invited.pk}", recipient=invited.email, secret=True,
        context={"business": invited.business, "by": invited.by, "token": token},
    )  # fmt: skip
