"""What a fact's value may be; the sentence is the page's."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from watchhouse.foundation.refusal import Refusal

PHONE = re.compile(r"\+?\d(?: ?\d){2,14}\Z", re.ASCII)
HOST = re.compile(r"(?!-)[a-z0-9-]{1,63}(?:\.(?!-)[a-z0-9-]{1,63})+\Z")
LONGEST = 200
MOST_NUMBER = 100_000


class WrongValue(Refusal):
    """A value is not of its kind."""


class NotAPhone(WrongValue):
    sentence = "Enter a phone number in figures, like 0300 123 2040"


class NotALink(WrongValue):
    sentence = "Enter a whole web address that starts with https://"


class NotAnEmail(WrongValue):
    sentence = "Enter an e-mail address, like name@example.co.uk"


class NotANumber(WrongValue):
    sentence = "Enter a whole number, like 72"


class NotWords(WrongValue):
    sentence = "Enter the value in a few words, without < > { }"


def check_value(key: str, typed: str, *, was: str | int) -> str | int:
    """The value as the register keeps it; raise the `WrongValue` that says what to enter."""
    typed = " ".join(typed.split())
    if isinstance(was, int):
        if not (typed.isascii() and typed.isdigit() and 0 < int(typed[:9]) <= MOST_NUMBER):
            raise NotANumber
        return int(typed)
    if key.endswith("phone"):
        if not PHONE.match(typed):
            raise NotAPhone
    elif key.endswith("email"):
        return check_email(typed)
    elif was.startswith("https://"):
        return check_link(typed)
    elif not 0 < len(typed) <= LONGEST or re.search(r"[<>{}]", typed) or not typed.isprintable():
        raise NotWords
    return typed


def check_link(typed: str) -> str:
    """A page of the open web: https, a name with a dot, no port, nobody's name or password."""
    try:
        parts = urlsplit(typed)
        odd = parts.scheme != "https" or parts.netloc != parts.hostname
    except ValueError:
        raise NotALink from None
    plain = typed.isascii() and typed.isprintable() and not re.search(r"[\s<>\"{}\\^`|]", typed)
    if odd or not plain or len(typed) > LONGEST or not HOST.match(parts.netloc):
        raise NotALink
    return typed


def check_email(typed: str) -> str:
    """One address."""
    try:
        validate_email(typed)
    except ValidationError:
        raise NotAnEmail from None
    return typed
