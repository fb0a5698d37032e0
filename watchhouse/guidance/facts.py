"""The facts register: every number, link and rule stands once.

It is content/facts.toml and, over it, what staff checked or mended in the browser since. A text
says `{{ fact:report-fraud.phone }}`; these functions put the value there.
"""

from __future__ import annotations

import hashlib
import html as entities
import logging
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from time import monotonic

import msgspec
from django.utils.translation import gettext

from watchhouse.guidance import facts_file
from watchhouse.guidance.facts_file import Fact
from watchhouse.guidance.models import FactCheck

REFERENCE = re.compile(r"\{\{\s*fact:([a-z0-9-]+)\.([a-z0-9_]+)\s*\}\}")
# In an address some writers of HTML put the brackets and blanks as percent signs.
IN_ADDRESS = re.compile(
    r"(?:\{|%7B){2}(?:\s|%20)*fact:([a-z0-9-]+)\.([a-z0-9_]+)(?:\s|%20)*(?:\}|%7D){2}"
)
TAG = re.compile(r"(<[^<>]*>)")
ANCHOR = re.compile(r"<(/?)a[\s>]")
LASTS = 30.0  # seconds for which a process keeps what it read

log = logging.getLogger(__name__)
_kept: dict[Path, tuple[float, Mapping[str, Fact]]] = {}


class UnknownFact(Exception):
    """A text names a fact, or a value of it, that the register does not hold."""


def register() -> Mapping[str, Fact]:
    """The register, by slug: of the file and the checks, whichever was checked later counts.

    It needs no database: while that does not answer, what was known last stands, else the file.
    """
    path = facts_file.home()
    until, known = _kept.get(path, (0.0, {}))
    if monotonic() >= until:
        known = _read(path, known)
        _kept[path] = (monotonic() + LASTS, known)
    return known


def forget() -> None:
    """Read everything anew when it is next asked for."""
    _kept.clear()


def stamp() -> str:
    """A short digest of the register as it is now: a cache of pages can go by it."""
    return hashlib.sha256(msgspec.json.encode(register())).hexdigest()[:12]


def stale(on: date) -> list[str]:
    """The facts that wait for their check on this day, by slug."""
    return [slug for slug, fact in register().items() if fact.is_stale(on)]


def value(slug: str, key: str) -> str:
    """One value as a text; raise `UnknownFact` when there is none."""
    try:
        return str(register()[slug].values[key])
    except KeyError as problem:
        raise UnknownFact(f"{slug}.{key}") from problem


def said(slug: str, key: str) -> str:
    """One value in the page's language: what is words, such as “day and night”, has its own."""
    return gettext(value(slug, key))


def fill(text: str) -> str:
    """Put the values in, as plain text."""
    return REFERENCE.sub(lambda found: said(found[1], found[2]), text)


def fill_markdown(text: str) -> str:
    """Put the values into Markdown: phones, addresses and pages become links.

    Where the text makes the link itself, `[words](<{{ fact:… }}>)`, the bare value is put.
    """
    return REFERENCE.sub(_linked, text)


def fill_html(html: str) -> str:
    """Put the values into HTML: in a tag bare, within a link as words, elsewhere as a link.

    A reference that names nothing is said to be looked into: a page never fails over it.
    """
    made, within = [], False
    for part in TAG.split(html):
        if anchor := ANCHOR.match(part):
            within = not anchor[1]
        if part.startswith("<"):
            made.append(IN_ADDRESS.sub(lambda found: _bare(found[1], found[2]), part))
        else:
            made.append(REFERENCE.sub(_words if within else _pressed, part))
    return "".join(made)


def _read(path: Path, known: Mapping[str, Fact]) -> Mapping[str, Fact]:
    """The file with the checks over it. Urgent pages stand on this, whatever breaks below."""
    try:
        checks = FactCheck.objects.last_of_each()
    except Exception as problem:  # also what keeps a broken transaction from being asked
        log.warning("The facts' checks can't be read, so the file counts: %s", problem)
        return known or facts_file.read(path)
    return {
        slug: _over(fact, checks[slug]) if slug in checks else fact
        for slug, fact in facts_file.read(path).items()
    }


def _over(fact: Fact, check: FactCheck) -> Fact:
    """The fact as it was found at its last check; keys that the file gave up are left out."""
    if check.checked_on < fact.checked_on:
        return fact
    return msgspec.structs.replace(
        fact,
        values={key: check.values.get(key, was) for key, was in fact.values.items()},
        source_url=check.source_url,
        basis="ours" if fact.basis == "ours" else "read",
        checked_on=check.checked_on,
        review_by=check.review_by,
        checked_by=check.by_name,
    )


def _linked(found: re.Match[str]) -> str:
    """A phone number can be pressed, an address written to, a page opened."""
    key, words = found[2], said(found[1], found[2])
    if found.string.endswith("(<", 0, found.start()):
        return words
    if key.endswith("phone"):
        return f"[{words}](tel:{words.replace(' ', '')})"
    if key.endswith("email"):
        return f"[{words}](mailto:{words})"
    return f"<{words}>" if words.startswith("https://") else words


def _pressed(found: re.Match[str]) -> str:
    """The same in HTML."""
    words = _words(found)
    if found[2].endswith("phone"):
        called = words.replace(" ", "")
        return f'<a href="tel:{called}">{words}</a>' if words[:1].isdigit() else words
    if found[2].endswith("email"):
        return f'<a href="mailto:{words}">{words}</a>' if "@" in words else words
    return f'<a href="{words}">{words}</a>' if words.startswith("https://") else words


def _words(found: re.Match[str]) -> str:
    try:
        return entities.escape(said(found[1], found[2]))
    except UnknownFact as problem:
        log.warning("A page names a fact that is not there: %s", problem)
        return "(we are looking this up)"


def _bare(slug: str, key: str) -> str:
    """For an attribute; a link that can't be filled leads to the register."""
    try:
        return entities.escape(value(slug, key))
    except UnknownFact as problem:
        log.warning("A page names a fact that is not there: %s", problem)
        return "/guidance/facts/"
