"""What somebody typed or pasted, understood as the name of a domain."""

from __future__ import annotations

import functools
import re

import idna
from publicsuffixlist import PublicSuffixList

from watchhouse.checkup import words
from watchhouse.foundation.refusal import Refusal

LONGEST = 253 - len("_watchhouse-challenge.")
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?=//)", re.IGNORECASE)
PORT = re.compile(r":[0-9]{1,5}$")
NUMBER = re.compile(r"(?:[0-9]+|0x[0-9a-f]*)")


class NotADomain(Refusal):
    sentence = "This is not the name of a domain. Write it like bakery.example."


class NumbersOnly(Refusal):
    sentence = "This is an address in numbers. We need the name, like bakery.example."


class TooLong(Refusal):
    sentence = "This name is too long. A domain has at most 231 characters here."


class EverybodysSuffix(Refusal):
    sentence = "This is an ending that many people share. Add your own name in front of it."


class MailForEverybody(Refusal):
    sentence = (
        "This is an e-mail service for everybody, so we can't look at it for you. "
        "If your business has a domain of its own, type that one."
    )


def understand(typed: str) -> str:
    """The domain in what was typed: lower case, ASCII (RFC 5891), without `www.`.

    Takes names, web addresses and e-mail addresses. Raises a refusal that says what is wrong.
    """
    name = _ascii(_host(typed.strip()))
    if NUMBER.fullmatch(name.rpartition(".")[2]):
        raise NumbersOnly
    if name.startswith("www.") and suffixes().privatesuffix(name[4:]):
        name = name[4:]
    _check_own(name)
    return name


def in_letters(name: str) -> str:
    """The name as its owner writes it: `xn--bckerei-5wa.example` → `bäckerei.example`."""
    try:
        return idna.decode(name)
    except idna.IDNAError:
        return name


@functools.cache
def suffixes() -> PublicSuffixList:
    """The list that the library carries: nothing is loaded from the network."""
    return PublicSuffixList()


def _host(typed: str) -> str:
    if not typed or len(typed) > 2000 or any(not c.isprintable() or c == "\\" for c in typed):
        raise NotADomain
    scheme = SCHEME.match(typed)
    if scheme and scheme.group().lower() not in ("http:", "https:"):
        raise NotADomain
    rest = typed[scheme.end() + 2 :] if scheme else typed
    host = re.split(r"[/?#]", rest, maxsplit=1)[0]
    if "@" in host:
        # An e-mail address names its domain; in a web address the part before @ only misleads.
        if scheme or host.count("@") > 1 or host != rest:
            raise NotADomain
        host = host.partition("@")[2]
    return PORT.sub("", host)


def _ascii(host: str) -> str:
    host = re.sub(r"[.。．｡]$", "", host)
    if len(host) > LONGEST:
        raise TooLong
    try:
        name = idna.encode(host, uts46=True, std3_rules=True).decode().lower()
    except (idna.IDNAError, UnicodeError) as wrong:
        raise (NumbersOnly if host.startswith("[") else NotADomain) from wrong
    if len(name) > LONGEST:
        raise TooLong
    if name.endswith("."):
        raise NotADomain
    return name


def _check_own(name: str) -> None:
    """Raise unless somebody may call this name their own."""
    if "." not in name or name.rpartition(".")[2] in words.special():
        raise NotADomain
    own = suffixes().privatesuffix(name)
    if own is None:
        raise EverybodysSuffix
    if own in words.providers():
        raise MailForEverybody
