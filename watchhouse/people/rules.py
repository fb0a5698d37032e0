"""What people may take back by themselves, and whom the centre may hire."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from watchhouse.foundation.refusal import Refusal
from watchhouse.people.consents import texts
from watchhouse.people.models import Role

MOST_NUMBERS = 3  # of one person a day


class LeaveInstead(Refusal):
    """Without this agreement there is no membership."""

    sentence = "You take this back by leaving. Your business's page says how."


class NoMoreLater(Refusal):
    sentence = "The time to decide is over. Agree, or take it back: both are fine."


class WrongCode(Refusal):
    sentence = "This is not the code we sent. Check the newest text and enter its 6 figures."


class CodeSpent(Refusal):
    sentence = "This code does not work any more. Ask for a new one tomorrow, or choose e-mail."


class TextedToday(Refusal):
    sentence = (
        "We send one code a day to a number, and this one had it. Try again tomorrow, or choose"
        " e-mail."
    )


class AskedEnough(Refusal):
    sentence = "You have named three numbers today. Try again tomorrow, or choose e-mail."


class NotProven(Refusal):
    sentence = "We do not know yet that this number is yours. Enter it, then the code we send."


class NoAddress(Refusal):
    sentence = "This is no e-mail address. Write it like dana@centre.example."


class NoSuchRole(Refusal):
    """Names the roles there are."""

    sentence = "There is no such role."


def check_address(email: str) -> None:
    """Raise unless letters can be sent there."""
    try:
        validate_email(email.strip())
    except ValidationError as problem:
        raise NoAddress from problem


def role_of(slug: str) -> Role:
    """The role of this name, or the refusal that lists all of them."""
    known = {role.slug: role for role in Role.objects.order_by("pk")}
    if slug not in known:
        raise NoSuchRole(f"There is no role “{slug}”. There are: {', '.join(known)}.")
    return known[slug]


def check_can_name_a_number(*, today: int) -> None:
    """Raise the sentence shown instead of one more text to a number that nobody proved."""
    if today >= MOST_NUMBERS:
        raise AskedEnough


def check_can_withdraw(purpose: str) -> None:
    """Raise the sentence shown where there is no button; `KeyError` for no known purpose."""
    if texts()[purpose].withdraw == "leave":
        raise LeaveInstead
