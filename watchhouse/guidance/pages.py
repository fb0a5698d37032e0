"""What a file says, as a page that is not yet stored."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from watchhouse.foundation.refusal import Refusal
from watchhouse.guidance import markdown, wording
from watchhouse.guidance.files import ContentError, EventFile, GuideFile, NewsFile, ToolkitFile
from watchhouse.guidance.models import CHECKED, Event, Guide, News, Picture, Toolkit
from watchhouse.members.products import catalogue

AnyFile = GuideFile | ToolkitFile | EventFile | NewsFile


def guide(file: GuideFile, folder: Path) -> Guide:
    """A guide, its text cut into steps; its pictures are taken from `folder`."""
    _check(file, "guides")
    opening, steps = markdown.steps(file.text)
    named = {step["product"] for step in steps if step["product"]}
    if stray := sorted((named | {*file.products}) - catalogue().keys()):
        raise ContentError(f"guides/{file.slug}.md: there is no product “{stray[0]}”.")
    if not steps:
        raise ContentError(f"guides/{file.slug}.md: it has no step, which begins with “## ”.")
    values = [
        {**step, "picture": _picture(file, folder / step["picture"], step["alt"])} for step in steps
    ]
    fields = ("who", "measure", "products", "topics", "source_title", "source_url")
    return Guide(
        body=opening,
        steps=_stream(file.id, "step", values),
        **_plain(file, *CHECKED, *fields),
    )


def toolkit(file: ToolkitFile, known: Mapping[str, int]) -> Toolkit:
    """A toolkit; `known` are the guides' numbers by slug."""
    _check(file, "toolkits")
    return Toolkit(
        body=markdown.html(file.text),
        guides=_guides(file, known),
        **_plain(file, *CHECKED, "topic"),
    )


def event(file: EventFile, known: Mapping[str, int], folder: Path) -> Event:
    """A past event, with what was said in its recording, read from `folder`."""
    _check(file, "events")
    left = {name: getattr(file, name) for name in ("recording", "captions", "slides")}
    if any(name and not (folder / name).is_file() for name in left.values()):
        raise ContentError(f"events/{file.slug}.md: its recording or slides are not there.")
    said = folder / (file.captions or file.recording)
    return Event(
        body=markdown.html(file.text),
        guides=_guides(file, known),
        transcript=markdown.transcript(said.read_text("utf-8")) if said.suffix == ".vtt" else "",
        **{name: Path(value).name for name, value in left.items()},
        **_plain(file, "held_on", "place", "recording_minutes", "invented"),
    )


def news(file: NewsFile) -> News:
    """A piece of news."""
    _check(file, "news")
    return News(body=markdown.html(file.text), **_plain(file, "published_on", "written_by"))


def _check(file: AnyFile, folder: str) -> None:
    """Its facts are there. Typed numbers are looked for by the tests of content/."""
    try:
        wording.check_facts(f"{file.title} {file.summary} {file.text}")
    except Refusal as problem:
        raise ContentError(f"{folder}/{file.slug}.md: {problem.sentence}") from problem


def _picture(file: GuideFile, path: Path, alt: str) -> int | None:
    """The stored picture's number; one that was stored from the same file is taken again."""
    if path.suffix == "":
        return None
    # Only here: what reads uploads weighs a fifth of a second at each start.
    from watchhouse.guidance import media

    if not path.is_file() or not alt:
        wrong = "is not there" if alt else "needs words after “|” that say what it shows"
        raise ContentError(f"guides/{file.slug}.md: the picture “{path.name}” {wrong}.")
    try:
        with path.open("rb") as upload:
            return _stored(path) or media.keep_picture(upload, title=path.stem, description=alt).pk
    except Refusal as problem:
        raise ContentError(f"guides/{file.slug}.md: {path.name}: {problem.sentence}") from problem


def _stored(path: Path) -> int | None:
    from watchhouse.guidance import media

    with path.open("rb") as upload:
        clean = media.picture(upload)
    with clean.file:
        same = Picture.objects.with_digest(Path(clean.name).stem).filter(title=path.stem)
    found: int | None = same.values_list("pk", flat=True).first()
    return found


def _plain(file: AnyFile, *names: str) -> dict[str, Any]:
    """The fields that are on the page as they are in the file."""
    names = ("slug", "title", "summary", "source", *names)
    return {"content_id": file.id, **{name: getattr(file, name) for name in names}}


def _guides(file: ToolkitFile | EventFile, known: Mapping[str, int]) -> str:
    if missing := [slug for slug in file.guides if slug not in known]:
        raise ContentError(f"{file.slug}.md: there is no guide “{missing[0]}”.")
    return _stream(file.id, "guide", [known[slug] for slug in file.guides])


def _stream(page: UUID, kind: str, values: Iterable[Any]) -> str:
    """A stream field's JSON; each block has an id of its own that stays from load to load."""
    blocks = [
        {"type": kind, "value": value, "id": str(uuid5(page, f"{kind}:{number}"))}
        for number, value in enumerate(values)
    ]
    return json.dumps(blocks)
