"""Members' letters: each one is a function and a folder."""

from __future__ import annotations

from django.utils import timezone

from watchhouse.dispatch.letters import Letter, letter
from watchhouse.dispatch.models import Lane
from watchhouse.members import links
from watchhouse.members.models import Erasure, Invitation, Membership, MembershipRole, Silence
from watchhouse.members.silences import silences
from watchhouse.people.models import Person


def join_code(*, about: str, email: str, code: str) -> Letter:
    """The code that proves the address."""
    return letter(
        "members/emails/join_code",
        about=about, recipient=email, context={"code": code},
        lane=Lane.URGENT, always=True, secret=True, translated=True,
    )  # fmt: skip


def join_known(*, about: str, email: str) -> Letter:
    """Instead of a code, for an address that has a sign-in: the page says the same for both."""
    return letter(
        "members/emails/join_known",
        about=about, recipient=email, context={}, lane=Lane.URGENT, always=True,
        translated=True,
    )  # fmt: skip


def invitation(invited: Invitation, *, token: str) -> Letter:
    """Asks somebody to help a business with its IT. The outbox takes one a day for an address,
    whichever business asks.
    """
    day = timezone.localdate(invited.invited_at)
    return letter(
        "members/emails/invitation",
        about=f"invitation:{day.isoformat()}", recipient=invited.email, secret=True,
        context={
            "business": invited.business, "by": invited.by, "token": token,
            "owns": invited.role == MembershipRole.OWNER,
        },
        business_id=invited.business_id,
    )  # fmt: skip


def still_there(silence: Silence, place: Membership, *, again: bool) -> Letter:
    """Asks an owner whether the business is still there; `again` is the one reminder."""
    business = place.business
    what = "reminded" if again else "asked"
    return letter(
        "members/emails/still_there",
        about=f"still-there:{business.pk}:{silence.asked_on}:{what}",
        recipient=place.person.email,
        context={
            "business": business, "again": again, "closes": silences().close_on(silence.asked_on),
            "link": links.stay(business.pk, place.person_id),
        },
        business_id=business.pk,
    )  # fmt: skip


def erasure_asked(erasure: Erasure, place: Membership, *, by: Person) -> Letter:
    """Tells an owner that all of it is to be erased, who asked for it, and how it is taken back."""
    return letter(
        "members/emails/erasure_asked",
        about=f"erasure:{erasure.pk}", recipient=place.person.email,
        context={"business": place.business, "by": by, "mine": by == place.person,
                 "due_at": erasure.due_at},
        business_id=place.business_id,
    )  # fmt: skip
