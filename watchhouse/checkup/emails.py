"""The e-mails this room sends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from watchhouse.checkup import letter_links, resuming, scoring
from watchhouse.checkup.due import Bundle
from watchhouse.checkup.models import Check, PlanShare
from watchhouse.dispatch.letters import Letter, letter
from watchhouse.dispatch.models import Channel
from watchhouse.foundation import clock
from watchhouse.members.models import Membership, MembershipRole
from watchhouse.people.models import Person

TOPIC = "promises"


@dataclass(frozen=True)
class Reminded:
    """A promise as the letter shows it, with the link that answers it."""

    title: str
    due_on: date
    overdue: bool
    link: str


def plan_for_helper(share: PlanShare, *, token: str, lines: Sequence[object]) -> Letter:
    """The first steps of a plan and the link to all of them: no answers, no reasons.

    The address is not verified, so that it gets one such letter a day, from whomever.
    """
    return letter(
        "checkup/emails/plan_for_helper",
        about=f"plan-for-helper:{clock.today()}",
        recipient=share.email,
        context={
            "business": share.business, "lines": lines, "token": token, "until": share.expires_at,
        },
        secret=True,
        business_id=share.business_id,
    )  # fmt: skip


def go_on(check: Check, *, recipient: str) -> Letter:
    """The link to go on with a check. Nothing that the sender typed stands in it.

    The address is not verified, so that it gets one such letter a day, from whomever.
    """
    return letter(
        "checkup/emails/go_on",
        about=f"go-on:{clock.today()}",
        recipient=recipient,
        context={"link": resuming.link(check), "check": check},
        secret=True,
        business_id=check.business_id,
    )


def nudges(bundles: Sequence[Bundle], *, today: date) -> Iterator[Letter]:
    """One letter, or text message where the owner chose that, to each owner of each business. One
    query, however many.
    """
    places = Membership.objects.filter(
        business__in=[each.business for each in bundles], role=MembershipRole.OWNER,
        person__is_active=True,
    )  # fmt: skip
    by_business = {each.business.pk: each for each in bundles}
    for place in places.select_related("person").order_by("pk"):
        bundle = by_business[place.business_id]
        make = _text if place.person.texts_to else nudge
        yield make(bundle, to=place.person, today=today)


def nudge(bundle: Bundle, *, to: Person, today: date) -> Letter:
    """What they planned, each with a link that answers without sign-in; the offer of a re-check."""
    promises = [
        Reminded(
            scoring.title_of(each.measure), each.due_on, each.due_on < today,
            letter_links.link(each.pk, to.pk),
        )
        for each in bundle.promises
    ]  # fmt: skip
    return letter(
        "checkup/emails/nudge",
        about=_about(bundle, today),
        recipient=to.email,
        context={
            "business": bundle.business, "promises": promises, "recheck": bundle.recheck,
            "today": today,
        },
        topic=TOPIC,
        business_id=bundle.business.pk,
    )  # fmt: skip


def _text(bundle: Bundle, *, to: Person, today: date) -> Letter:
    """A text message stands on a locked screen and goes through many hands: it says how many things
    wait, not which, and holds no link that opens anything without signing in.
    """
    count = len(bundle.promises)
    things = {0: "", 1: "You planned one step. Is it done? "}.get(
        count, f"You planned {count} steps. Are they done? "
    )
    looks = "Two minutes to look at your answers again? " if bundle.recheck else ""
    base = settings.BASE_URL.removeprefix("https://")
    words = f"Watchhouse: {things}{looks}Sign in: {base}/home/ No more texts: {base}/people/you/"
    return Letter(
        about=_about(bundle, today), recipient=to.texts_to, channel=Channel.TEXT, text=words,
        topic=TOPIC, business_id=bundle.business.pk,
    )  # fmt: skip


def _about(bundle: Bundle, today: date) -> str:
    return f"nudge:{bundle.business.pk}:{today.isoformat()}"
