"""The playbooks and the tree of questions: what is said to whom, from content/playbooks/."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Literal

import msgspec
from django.conf import settings
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

from watchhouse.foundation import languages, region
from watchhouse.guidance import facts
from watchhouse.urgent.clocks import months_later

MARKDOWN = MarkdownIt("commonmark", {"html": False})
HEADINGS = {
    "do": "Do this now", "dont": "Don't do this", "say": "Say this first",
    "after": "What we do next",
}  # fmt: skip


class Clock(msgspec.Struct, frozen=True):
    """A time limit that runs from when it was found out, or from when the money was paid.

    With `fact` ("ico.deadline_hours") the register's number counts.
    """

    name: str
    starts: str
    minutes: int = 0
    hours: int = 0
    months: int = 0
    fact: str = ""

    def lasts(self, unit: Literal["minutes", "hours", "months"]) -> int:
        """How many of these it takes."""
        if self.fact.endswith(f"_{unit}"):
            return int(facts.value(*self.fact.split(".")))
        return int(getattr(self, unit))


class Deadline(msgspec.Struct, frozen=True):
    """A clock's end, counted from a moment; `from_payment` when the payment's day decides."""

    name: str
    at: datetime
    from_payment: bool
    whole_day: bool


class _Front(msgspec.Struct):
    id: str
    slug: str
    title: str
    officer_title: str
    answer_minutes: int
    clocks: list[Clock]
    hand_offs: list[str]
    written_by: str
    checked_by: str
    checked_on: date
    review_by: date


class Playbook(msgspec.Struct, frozen=True):
    """What to do about one kind of trouble. `texts` are the four texts as Markdown, by what they
    are; as attributes they are HTML, the facts filled in. What the owner reads (`do`, `dont`)
    comes in the language of the page, what the officer reads in English.
    """

    slug: str
    title: str
    officer_title: str
    answer_minutes: int
    clocks: list[Clock]
    hand_offs: list[str]
    texts: dict[str, str]

    @property
    def do(self) -> SafeString:
        """What to do now."""
        return _spoken(self.texts["do"], languages.current())

    @property
    def dont(self) -> SafeString:
        """What not to do."""
        return _spoken(self.texts["dont"], languages.current())

    @property
    def say(self) -> SafeString:
        """What the officer says first."""
        return _spoken(self.texts["say"], languages.ENGLISH)

    @property
    def after(self) -> SafeString:
        """What the centre does next."""
        return _spoken(self.texts["after"], languages.ENGLISH)

    def deadlines(self, found: datetime) -> list[Deadline]:
        """When its clocks end for somebody who found out at `found`, the first first."""
        ends = [
            Deadline(
                name=clock.name,
                at=months_later(found, clock.lasts("months"))
                + timedelta(hours=clock.lasts("hours"), minutes=clock.lasts("minutes")),
                from_payment=clock.starts == "paid",
                whole_day=clock.lasts("months") > 0,
            )
            for clock in self.clocks
        ]
        return sorted(ends, key=lambda end: end.at)


def parse(text: str) -> Playbook:
    """Read one playbook; raise `ValueError` or `msgspec.ValidationError` when it is not one."""
    parts = re.split(r"^\+\+\+$", text, maxsplit=2, flags=re.MULTILINE)
    if len(parts) != 3:
        raise ValueError("A playbook starts with its facts between two lines of +++.")
    front = msgspec.toml.decode(parts[1], type=_Front)
    sections = dict(_sections(parts[2]))
    if tuple(sections) != tuple(HEADINGS.values()):
        raise ValueError(f"{front.slug}: the headings are {', '.join(HEADINGS.values())}.")
    texts = {name: sections[heading] for name, heading in HEADINGS.items()}
    for text in texts.values():
        html(text)  # raises for a fact that is not in the register
    return Playbook(
        slug=front.slug, title=front.title, officer_title=front.officer_title,
        answer_minutes=front.answer_minutes, clocks=front.clocks, hand_offs=front.hand_offs,
        texts=texts,
    )  # fmt: skip


def _sections(body: str) -> Iterator[tuple[str, str]]:
    heads = re.split(r"^## (.+)$", body, flags=re.MULTILINE)[1:]
    return zip((head.strip() for head in heads[::2]), heads[1::2], strict=True)


def html(text: str) -> SafeString:
    """Our own Markdown as HTML in the page's language, the facts as they are today. HTML inside
    it stays text, so nothing unsafe can come in.
    """
    return _rendered(facts.fill_markdown(languages.say_markdown(text)))


@functools.lru_cache(maxsize=512)
def _rendered(filled: str) -> SafeString:
    """Kept by the filled text, so that a number mended today is on the page today."""
    return mark_safe(languages.marked(MARKDOWN.render(filled)))  # noqa: S308


def _spoken(text: str, language: str) -> SafeString:
    """A text of a playbook as HTML in this language."""
    with translation.override(language):
        return html(text)


def read(folder: Path) -> Mapping[str, Playbook]:
    """All playbooks of a folder, by slug."""
    books = [parse(path.read_text()) for path in sorted(folder.glob("*.md"))]
    return {book.slug: book for book in books}


@functools.cache
def all_kinds() -> Mapping[str, Playbook]:
    """The playbooks of content/playbooks/, by slug."""
    return read(settings.CONTENT_DIR / "playbooks")


def answer_minutes(kind: str) -> int:
    """Within how many minutes we ring back: as the region promises, else as the playbook says.

    A kind that needs no call (0) gets the longest of the times.
    """
    promised = {slug: book.answer_minutes for slug, book in all_kinds().items()}
    promised |= region.current().answer_minutes
    return promised.get(kind) or max(promised.values())
