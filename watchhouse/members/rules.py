"""What members may do, in the sentences that pages show."""

from __future__ import annotations

import re
import unicodedata
from datetime import timedelta

from django.utils.translation import gettext_noop

from watchhouse.foundation import region
from watchhouse.foundation.refusal import Refusal
from watchhouse.members.models import Business, Membership, MembershipRole

CODE_LASTS = timedelta(minutes=10)
CODE_TRIES = 3
CODE_MAILS = 3
MOST_INVITATIONS = 10  # a day
MOST_JOINED = 3  # businesses of one person a day
INVITATION_LASTS = timedelta(hours=72)
LINK = re.compile(r"://|www\.|@|[^\s.][.。。][^\W\d_]{2}", re.IGNORECASE)  # also a dot of IDNA
JOINERS = re.compile("[\u200c\u200d]")  # some scripts write with these between letters


class WrongCode(Refusal):
    sentence = gettext_noop(
        "This is not the code we sent. Check the newest e-mail and enter its 8 figures."
    )


class CodeSpent(Refusal):
    sentence = gettext_noop(
        "This code does not work any more. Have a new one sent: what you typed is kept."
    )


class AlreadyKnown(Refusal):
    sentence = gettext_noop("This address has a sign-in already. Sign in, then add the business.")


class NoName(Refusal):
    sentence = gettext_noop("Enter the name of your business")


class NameIsALink(Refusal):
    sentence = gettext_noop("Enter the name alone, on one line, without a web or e-mail address")


class JoinedEnough(Refusal):
    sentence = gettext_noop("You have added three businesses today. Add more tomorrow, or ring us.")


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
    sentence = "An owner can't be put out. Owners end their own access on this page."


class LastOwner(Refusal):
    sentence = (
        "You are the only owner. Invite another owner first, or close the membership:"
        " the business's page says how."
    )


class UsedUp(Refusal):
    """The tier holds no more of it this year; the sentence says what to do."""


class NoSuchTier(Refusal):
    sentence = "There is no such kind of membership. Load the page again and choose one."


class Gone(Refusal):
    sentence = "This membership is closed. You can join again on any day."


class LinkOver(Refusal):
    sentence = "This link is too old. Sign in instead: that keeps the membership, too."


class SeveralOwners(Refusal):
    sentence = (
        "This business has several owners: we erase it in 7 days and write to all of them, so that"
        " each can take it back."
    )


class ErasingAlready(Refusal):
    sentence = "This has begun and can't be taken back."


def business_name(typed: str) -> str:
    """The name with single spaces between its words. Raises `NoName`, `NameIsALink`.

    Names stand in letters to people who did not ask for them: no mail program may make a link
    of one.
    """
    name = unicodedata.normalize("NFKC", JOINERS.sub("", typed)).strip()
    if any(unicodedata.category(each) in ("Cc", "Cf", "Zl", "Zp") for each in name):
        raise NameIsALink
    if LINK.search(name):
        raise NameIsALink
    folded = " ".join(typed.split())
    if not folded:
        raise NoName
    return folded


def check_can_join(*, today: int) -> None:
    """Raise the sentence shown instead of one more business of one person."""
    if today >= MOST_JOINED:
        raise JoinedEnough


def check_can_invite(*, today: int) -> None:
    """Raise the sentence shown instead of one more letter to somebody who did not ask for it."""
    if today >= MOST_INVITATIONS:
        raise InvitedEnough


def check_can_put_out(place: Membership) -> None:
    """Raise the sentence shown instead of the button."""
    if place.role != MembershipRole.HELPER:
        raise OwnerStays


def check_can_go(place: Membership) -> None:
    """Raise for the last owner. Call it with the business's row locked."""
    others = Membership.objects.owners().filter(business=place.business_id).exclude(pk=place.pk)
    if place.role == MembershipRole.OWNER and not others.exists():
        raise LastOwner


def check_can_erase_now(business: Business) -> None:
    """Raise when others own it, too: they learn of it first. Call it with its row locked."""
    if Membership.objects.owners().filter(business=business).count() > 1:
        raise SeveralOwners


def check_tier(slug: str) -> None:
    """Raise unless the region's file has this tier."""
    if slug not in {tier.slug for tier in region.current().tiers}:
        raise NoSuchTier
