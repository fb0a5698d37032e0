"""The language of one page, as its template asks for it, and the same page in the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language_bidi

from watchhouse.foundation import languages
from watchhouse.foundation.languages import ENGLISH

SCRIPTS = frozenset({"bn", "gu", "pa", "ur"})  # those we bring letters of our own for
EVERYWHERE = "foundation"  # the room whose words stand on every page
HOME = "front:home"


@dataclass(frozen=True)
class Choice:
    """The same page in one language."""

    code: str
    name: str
    href: str

    @property
    def lang(self) -> str:
        """As HTML wants it."""
        return "en-GB" if self.code == ENGLISH else self.code


class Spoken:
    """What a page has to know about its language."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        self.request = request
        self.code = languages.current()
        self.is_english = self.code == ENGLISH
        self.lang = "en-GB" if self.is_english else self.code
        self.direction = "rtl" if get_language_bidi() else "ltr"
        self.needs_letters = self.code in SCRIPTS
        self.prefix = "" if self.is_english else f"/{self.code}"

    @cached_property
    def view(self) -> str:
        """The name of the page: `urgent:start`."""
        match = getattr(self.request, "resolver_match", None)
        return match.view_name if match else ""

    @property
    def at_home(self) -> bool:
        """Whether this is the home page, in whatever language."""
        return self.view == HOME

    @cached_property
    def choices(self) -> Sequence[Choice]:
        """The page in every language it has; empty for a page that has only one."""
        if self.request is None or self.view not in settings.TRANSLATED_PAGES:
            return ()
        named, path = languages.names(), self.request.get_full_path()
        return [
            Choice(code, named[code], languages.address(path, code)) for code in languages.offered()
        ]

    @property
    def english(self) -> str:
        """Where the same page stands in English."""
        return languages.bare(self.request.get_full_path()) if self.request else "/"

    @cached_property
    def state(self) -> str:
        """`checked` when a person checked every string of this room, else `machine`; `part` while
        some of them are still in English.
        """
        rooms = languages.marks(self.code).rooms
        room = self.view.partition(":")[0]
        counts = [rooms[name] for name in (room, EVERYWHERE) if name in rooms]
        if any(count.missing for count in counts) or not counts:
            return "part"
        return "machine" if any(count.machine for count in counts) else "checked"
