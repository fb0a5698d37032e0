"""The facts register: every number, link and rule stands once, in content/facts.toml.

A text says `{{ fact:report-fraud.phone }}`; these functions put the value there.
"""

from __future__ import annotations

import functools
import html as entities
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import msgspec
from django.conf import settings

REFERENCE = re.compile(r"\{\{\s*fact:([a-z0-9-]+)\.([a-z0-9_]+)\s*\}\}")


class UnknownFact(Exception):
    """A text names a fact, or a value of it, that the register does not hold."""


class Fact(msgspec.Struct, frozen=True):
    """One fact with its values, where it was read, and until when it may be trusted."""

    what: str
    values: dict[str, str | int]
    source: str
    basis: str
    checked_on: date
    review_by: date
    owner: str
    source_url: str = ""


class _Register(msgspec.Struct):
    facts: dict[str, Fact]


def read(path: Path) -> Mapping[str, Fact]:
    """Read a register; raise `msgspec.ValidationError` naming what is wrong with it."""
    return msgspec.toml.decode(path.read_bytes(), type=_Register).facts


@functools.cache
def register() -> Mapping[str, Fact]:
    """The register of content/facts.toml, by slug."""
    return read(settings.CONTENT_DIR / "facts.toml")


def value(slug: str, key: str) -> str:
    """One value as a text; raise `UnknownFact` when there is none."""
    try:
        return str(register()[slug].values[key])
    except KeyError as problem:
        raise UnknownFact(f"{slug}.{key}") from problem


def fill(text: str) -> str:
    """Put the values in, as plain text."""
    return REFERENCE.sub(lambda found: value(found[1], found[2]), text)


def fill_markdown(text: str) -> str:
    """Put the values into Markdown: phones, addresses and pages become links.

    Where the text makes the link itself, `[words](<{{ fact:… }}>)`, the bare value is put.
    """
    return REFERENCE.sub(_linked, text)


def fill_html(html: str) -> str:
    """Put the values into HTML, as plain text: inside a link's address, too."""
    return REFERENCE.sub(lambda found: entities.escape(value(found[1], found[2])), html)


def _linked(found: re.Match[str]) -> str:
    """A phone number can be pressed, an address written to, a page opened."""
    key, words = found[2], value(found[1], found[2])
    if found.string.endswith("(<", 0, found.start()):
        return words
    if key.endswith("phone"):
        return f"[{words}](tel:{words.replace(' ', '')})"
    if key.endswith("email"):
        return f"[{words}](mailto:{words})"
    return f"<{words}>" if words.startswith("https://") else words
