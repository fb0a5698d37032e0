"""The languages that pages speak: which are offered, and what our words are in them.

A page's language stands in its address (`/ur/urgent/`) and nowhere else: no cookie, no guess, so
that a page may be kept by a cache. The words come from `locale/`, compiled at set-up.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from watchhouse.foundation import region
from watchhouse.foundation.cutting import folded, replaced

ENGLISH: str = settings.LANGUAGE_CODE
State = Literal["machine", "checked", "missing"]
OPENS, CLOSES = "\ue000", "\ue001"  # stand for the mark around English until Markdown is HTML
MARK = '<span lang="en" dir="ltr" class="untranslated">'


class English(str):
    """Words that have no translation yet: as a text they are plain, as HTML they say so."""

    __slots__ = ()

    def __html__(self) -> SafeString:
        return format_html(f"{MARK}{{}}</span>", str(self))


@dataclass(frozen=True)
class Count:
    """How many strings there are, and how many of them have which state."""

    strings: int
    machine: int
    checked: int

    @property
    def missing(self) -> int:
        """What still shows in English."""
        return self.strings - self.machine - self.checked


@dataclass(frozen=True)
class Marks:
    """What set-up noted about one language: who stands behind each string, and counts by room."""

    checked: frozenset[str]
    machine: frozenset[str]
    rooms: Mapping[str, Count]


def names() -> Mapping[str, str]:
    """What each language is called by those who speak it, by its code."""
    return dict(settings.LANGUAGES)


@functools.cache
def offered() -> tuple[str, ...]:
    """The codes of the region's languages that have a catalogue, English first."""
    wanted = [code for code in region.current().languages if code in names()]
    return (ENGLISH, *wanted)


def current() -> str:
    """The code of the language that this page speaks."""
    return get_language() or ENGLISH


def of_path(path: str) -> str:
    """The language that an address asks for: `/ur/urgent/` → `ur`."""
    code = path.split("/", 2)[1] if path.startswith("/") else ""
    return code if code != ENGLISH and code in offered() else ENGLISH


def bare(path: str) -> str:
    """An address without its language: `/ur/urgent/` → `/urgent/`."""
    code = of_path(path)
    return path if code == ENGLISH else path.removeprefix(f"/{code}") or "/"


def address(path: str, code: str) -> str:
    """The same page in another language."""
    return bare(path) if code == ENGLISH else f"/{code}{bare(path)}"


def say(text: str) -> str:
    """Our words in the page's language; what is not translated stays English and says so."""
    if not text or current() == ENGLISH:
        return text
    words = folded(str(text))
    return English(words) if state(words) == "missing" else gettext(words)


def say_markdown(text: str) -> str:
    """Markdown in the page's language; `marked` makes its HTML say what is still English."""
    return text if current() == ENGLISH else replaced(text, _marked_block)


def marked(html: str) -> str:
    """HTML made from `say_markdown`'s text, with the mark around what is still English."""
    return html.replace(OPENS, MARK).replace(CLOSES, "</span>")


def _marked_block(block: str) -> str:
    said = say(block)
    return f"{OPENS}{said}{CLOSES}" if isinstance(said, English) else said


def state(text: str, language: str = "") -> State:
    """Who stands behind a string's translation; English needs none."""
    known = marks(language or current())
    if text in known.checked:
        return "checked"
    return "machine" if text in known.machine else "missing"


def counted(language: str) -> Count:
    """All strings of a language."""
    return marks(language).rooms.get("all", Count(0, 0, 0))


@functools.cache
def marks(language: str) -> Marks:
    """What set-up noted about a language; nothing is translated when there is no note."""
    try:
        noted = json.loads((settings.WORDS_DIR / language / "marks.json").read_text("utf-8"))
    except FileNotFoundError:
        return Marks(frozenset(), frozenset(), {})
    return Marks(
        checked=frozenset(noted["checked"]),
        machine=frozenset(noted["machine"]),
        rooms={room: Count(*row) for room, row in noted["rooms"].items()},
    )
