"""What members may do, in the sentences that pages show."""

from __future__ import annotations

from datetime import timedelta

from watchhouse.foundation.refusal import Refusal
from watchhouse.members.models import Membership, MembershipRole

CODE_LASTS = timedelta(minutes=10)
CODE_TRIES = 3
CODE_MAILS = 3
MOST_INVITATIONS = 10  # a day
INVITATION_LASTS = timedelta(hours=72)


class WrongCode(Refusal):
    sentence = "This is not the code we sent. Check the newest e-mail and enter its 8 figures."


class CodeSpent(Refusal):
    sentence = "This code does not work any more. Have a new one sent: what you typed is kept."


class AlreadyKnown(Refusal):
    sentence = "This address has a sign-in already. Sign in, then add the business."


class InvitationOver(Refusal):
    sentence = (
        "This invitation does not work any more: it was used, taken back, or is older than three"
        " days. Ask the owner of the business to invite you again."
    )


class ForSomebodyElse(Refusal):
    sentence = (
        "This invitation went to another address than the one you are signed in with."
        " Sign out, then open the link again."
    )


class HasAccessAlready(Refusal):
    sentence = "This person has access already."


class InvitedEnough(Refusal):
    sentence = "You have invited ten people today. Invite more tomorrow, or ring us."


class OwnerStays(Refusal):
    sentence = "An owner can't be put out. To close the membership, leave."


def check_can_invite(*, today: int) -> None:
    """Raise the sentence shown instead of one more letter to somebody who did not ask for it."""
    if today >= MOST_INVITATIONS:
        raise InvitedEnough


def check_can_put_out(place: Membership) -> None:
    """Raise the sentence shown instead of the button."""
    if place.role != MembershipRole.HELPER:
        raise OwnerStays
