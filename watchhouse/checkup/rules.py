"""What may happen to steps, promises and domains, in the sentences the pages show."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext_noop

from watchhouse.checkup.rhythm import rhythm
from watchhouse.checkup.states import MOST_DOMAINS, MOST_PROMISES
from watchhouse.foundation.refusal import Refusal

MOST_SENT_A_DAY = 5
SHARE_LASTS = timedelta(days=30)
QUICK_MINUTES = 15
A_YEAR = timedelta(days=366)  # whatever year it is
MOST_LOOKS_A_DAY = 10


class NotInTheBank(Refusal):
    """A question, answer or measure that content does not know (any more)."""

    sentence = gettext_noop("That is not one of the answers. Choose one from the list.")


class TooManyPromises(Refusal):
    sentence = gettext_noop("Three promises at a time are enough. Keep one or take one back first.")


class PromiseInThePast(Refusal):
    sentence = gettext_noop("Choose a day that is still to come.")


class PromiseTooFar(Refusal):
    sentence = gettext_noop("Choose a day within a year from now.")


class PromiseOver(Refusal):
    """Kept or taken back since the page was opened."""

    sentence = gettext_noop(
        "This promise is kept or taken back already. Make a new one on your plan."
    )


class NotAPhoto(Refusal):
    sentence = "We could not read that picture. Send another photo, as JPEG, PNG or WebP."


class PhotoTooBig(Refusal):
    """Names the largest that we take."""


class EnoughEvidence(Refusal):
    sentence = "That is enough to show this step. Remove one first to add another."


class NothingToAsk(Refusal):
    sentence = "There is nothing to look at again yet. Your answers are fresh."


class RecheckOver(Refusal):
    sentence = "This look at your answers is finished. Your plan shows the result."


class SentEnough(Refusal):
    sentence = "You shared your list five times today. Try again tomorrow."


class ConfirmedSince(Refusal):
    sentence = gettext_noop(
        "This step was confirmed since you ticked it. Ask the firm to open it again."
    )


class WentOn(Refusal):
    sentence = gettext_noop("This check went on elsewhere. Ask for a new link there.")


class ShareOver(Refusal):
    sentence = "This link does not work, or not any more: ask the firm for a new one."


def check_can_promise(*, open_now: int, due_on: date, today: date) -> None:
    """At most three open promises, each for a day to come."""
    if open_now >= MOST_PROMISES:
        raise TooManyPromises
    check_day(due_on, today=today)


def check_day(due_on: date, *, today: date) -> None:
    """A promise is for today at the earliest, and for a year from now at the latest."""
    if due_on < today:
        raise PromiseInThePast
    if due_on > today + A_YEAR:
        raise PromiseTooFar


def check_can_show(*, kept: int) -> None:
    """So many words and photos for one step are enough."""
    if kept >= rhythm().evidence.most_each:
        raise EnoughEvidence


def check_can_send(*, sent_today: int) -> None:
    """A plan goes to few addresses a day: the outbox is not for strangers to be written to."""
    if sent_today >= MOST_SENT_A_DAY:
        raise SentEnough


def suggested_day(minutes: int, *, today: date) -> date:
    """A day that can be kept: this week's or next Friday for a quick step, else a Monday after
    two weeks.
    """
    if minutes <= QUICK_MINUTES:
        soon = today + timedelta(days=2)
        return soon + timedelta(days=(4 - soon.weekday()) % 7)
    later = today + timedelta(days=14)
    return later + timedelta(days=-later.weekday() % 7)


class DomainThere(Refusal):
    sentence = "This domain is on your list already."


class DomainsEnough(Refusal):
    sentence = "Five domains are the most. Take one off first."


class LookedEnough(Refusal):
    sentence = "You asked us to look ten times today. We look again by ourselves, or ask tomorrow."


class OwnerAgrees(Refusal):
    sentence = "Only the owner of the business can agree to this."


class AgreeFirst(Refusal):
    sentence = "Read what we look at and agree to it first."


def check_can_add_domain(*, there: int) -> None:
    """A business has a handful of domains: the list is not for searching other people's."""
    if there >= MOST_DOMAINS:
        raise DomainsEnough


def check_can_look(*, state: str, asked_today: int) -> None:
    """Looking needs a yes first; and it costs other people's servers a little, each time."""
    if state in ("named", "stopped"):
        raise AgreeFirst
    if asked_today >= MOST_LOOKS_A_DAY:
        raise LookedEnough
