"""What may happen to steps, promises and domains, in the sentences the pages show."""

from __future__ import annotations

from datetime import date, timedelta

from watchhouse.checkup.states import MOST_DOMAINS, MOST_PROMISES
from watchhouse.foundation.refusal import Refusal

MOST_SENT_A_DAY = 5
QUICK_MINUTES = 15
MOST_LOOKS_A_DAY = 10


class NotInTheBank(Refusal):
    """A question, answer or measure that content does not know (any more)."""

    sentence = "That is not one of the answers. Choose one from the list."


class TooManyPromises(Refusal):
    sentence = "Three promises at a time are enough. Keep one or take one back first."


class PromiseInThePast(Refusal):
    sentence = "Choose a day that is still to come."


class SentToday(Refusal):
    sentence = "We sent this address a list today already. Try again tomorrow."


class SentEnough(Refusal):
    sentence = "You sent your list five times today. Try again tomorrow."


def check_can_promise(*, open_now: int, due_on: date, today: date) -> None:
    """At most three open promises, each for a day to come."""
    if open_now >= MOST_PROMISES:
        raise TooManyPromises
    if due_on < today:
        raise PromiseInThePast


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
