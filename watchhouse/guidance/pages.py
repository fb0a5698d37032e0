"""What a file says, as a page that is not yet stored."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from watchhouse.guidance import markdown
from watchhouse.guidance.files import ContentError, EventFile, GuideFile, ToolkitFile
from watchhouse.guidance.models import CHECKED, Event, Guide, Toolkit
from watchhouse.members.products import catalogue


def guide(file: GuideFile) -> Guide:
    """A guide, its text cut into steps."""
    opening, steps = markdown.steps(file.text)
    named = {step["product"] for step in steps if step["product"]}
    if stray := sorted((named | {*file.products}) - catalogue().keys()):
        raise ContentError(f"guides/{file.slug}.md: there is no product “{stray[0]}”.")
    fields = ("who", "measure", "products", "topics", "source_title", "source_url")
    return Guide(
        body=opening,
        steps=_stream(file.id, "step", steps),
        **_plain(file, *CHECKED, *fields),
    )


def toolkit(file: ToolkitFile, known: Mapping[str, int]) -> Toolkit:
    """A toolkit; `known` are the guides' numbers by slug."""
    return Toolkit(
        body=markdown.html(file.text),
        guides=_guides(file, known),
        **_plain(file, *CHECKED),
    )


def event(file: EventFile, known: Mapping[str, int], folder: Path) -> Event:
    """A past event, with what was said in its recording, read from `folder`."""
    recording = folder / file.recording
    if any(named and not (folder / named).is_file() for named in (file.recording, file.slides)):
        raise ContentError(f"events/{file.slug}.md: its recording or slides are not there.")
    return Event(
        body=markdown.html(file.text),
        guides=_guides(file, known),
        recording=Path(file.recording).name,
        slides=Path(file.slides).name,
        transcript=markdown.transcript(recording.read_text("utf-8")) if file.recording else "",
        **_plain(file, "held_on", "place", "recording_minutes", "invented"),
    )


def _plain(file: GuideFile | ToolkitFile | EventFile, *names: str) -> dict[str, Any]:
    """The fields that are on the page as they are in the file."""
    names = ("slug", "title", "summary", *names)
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
