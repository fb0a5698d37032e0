"""What this room sends by itself: the code that proves a mobile number."""

from __future__ import annotations

from watchhouse.dispatch.letters import Letter
from watchhouse.dispatch.models import Channel, Lane
from watchhouse.people import proving
from watchhouse.people.models import MobileProof


def mobile_codes(person_id: int) -> str:
    """How the subjects of all codes begin that this person asked for."""
    return f"mobile:{person_id}:"


def mobile_code(proof: MobileProof) -> Letter:
    """The code, and nothing of whoever asked for it: it may reach a stranger."""
    code = proving.code(proof)
    words = (
        f"Watchhouse: {code} is your code for reminders by text. Not you? Then do nothing:"
        " you get no more texts."
    )
    about = f"{mobile_codes(proof.person_id)}{proof.asked_on.isoformat()}"
    return Letter(
        about=about, recipient=proof.mobile, text=words,
        channel=Channel.TEXT, lane=Lane.URGENT, secret=True,
        business_id=None,  # it tells of a person alone: `forget` finds it by what it is about
    )  # fmt: skip
