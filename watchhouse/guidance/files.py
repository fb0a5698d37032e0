"""The files of content/{guides,toolkits,events,news}: front matter between `+++`, then Markdown."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Annotated, TypeVar
from uuid import UUID

import msgspec

from watchhouse.foundation.refusal import Refusal

Slug = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\Z")]
Words = Annotated[str, msgspec.Meta(min_length=1)]


class ContentError(Refusal):
    """A file can't be used; the sentence names it and says why."""


class _Front(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    id: UUID
    slug: Slug
    title: Words
    summary: Words
    text: str = ""
    whole: str = ""

    @property
    def source(self) -> str:
        """The whole file's digest: what did not change need not be read again."""
        return hashlib.sha256(self.whole.encode()).hexdigest()


class _Checked(_Front, kw_only=True):
    minutes: int
    cost_pounds: int
    written_by: Words
    checked_by: str
    checked_on: date
    review_by: date


class GuideFile(_Checked, kw_only=True):
    """A guide as its file says it; `text` is the Markdown."""

    who: Words
    measure: str
    products: list[Slug]
    topics: list[Slug]
    source_title: Words
    source_url: Words


class ToolkitFile(_Checked, kw_only=True):
    """A toolkit as its file says it; `guides` are slugs, in order."""

    guides: list[Slug]
    topic: str = ""


class EventFile(_Front, kw_only=True):
    """A past event as its file says it; recording and slides are files beside it."""

    held_on: date
    place: Words
    guides: list[Slug]
    recording: str = ""
    recording_minutes: int = 0
    captions: str = ""
    slides: str = ""
    invented: bool = False


class NewsFile(_Front, kw_only=True):
    """A piece of news as its file says it."""

    published_on: date
    written_by: Words


File = TypeVar("File", bound=_Front)


def read(folder: Path, kind: type[File]) -> list[File]:
    """Read every file of a folder; ContentError names the first that can't be used."""
    return [_read(path, kind) for path in sorted(folder.glob("*.md"))]


def _read(path: Path, kind: type[File]) -> File:
    where = f"{path.parent.name}/{path.name}"
    try:
        whole = path.read_text("utf-8")
        before, front, text = whole.split("+++\n", 2)
    except UnicodeDecodeError as problem:
        raise ContentError(f"{where}: it is not UTF-8.") from problem
    except ValueError as problem:
        raise ContentError(f"{where}: the facts must stand between two lines “+++”.") from problem
    if before.strip():
        raise ContentError(f"{where}: nothing may stand before the first “+++”.")
    try:
        file = msgspec.toml.decode(front, type=kind)
    except msgspec.DecodeError as problem:
        raise ContentError(f"{where}: {str(problem).replace('`$.', '`')}.") from problem
    return msgspec.structs.replace(file, text=text, whole=whole)
