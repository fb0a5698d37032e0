"""The e-mails this room sends."""

from __future__ import annotations

from collections.abc import Sequence

from watchhouse.dispatch.letters import Letter, letter
from watchhouse.foundation import clock
from watchhouse.members.models import Business


def plan_for_helper(business: Business, *, recipient: str, lines: Sequence[object]) -> Letter:
    """The first steps of a plan for whoever looks after the computers: no answers, no reasons.

    The address is not verified, so that it gets one such letter a day, from whomever.
    """
    return letter(
        "checkup/emails/plan_for_helper",
        about=f"plan-for-helper:{clock.today()}",
        recipient=recipient,
        context={"business": business, "lines": lines},
        business_id=business.pk,
    )
