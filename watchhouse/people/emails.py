"""What this room sends by itself: the code that proves a mobile number."""

from __future__ import annotations

from watchhouse.dispatch.letters import Letter
from watchhouse.dispatch.models import Channel, Lane
from watchhouse.people import proving
from watchhouse.people.models import MobileProof


def mobile_code(proof: MobileProof) -> Letter:
    """The code, and nothing of whoever asked for it: it may reach a stranger."""
    code = proving.code(proof)
    words = (
        f"Watchhouse: {code} is your code for reminders by text. Not you? Then do nothing:"
        " you get no more texts."
    )
    return Letter(
        about=f"mobile:{proof.asked_on.isoformat()}", recipient=proof.mobile, text=words,
        channel=Channel.TEXT, lane=Lane.URGENT, secret=True,
    )  # fmt: skip
