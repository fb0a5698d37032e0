"""A page as its file in content/ would say it, word for word."""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from watchhouse.guidance import unmarked
from watchhouse.guidance.models import Event, Guide, News, Sheet, Toolkit
from watchhouse.guidance.models.media import named

WRITTEN = ("written_by", "checked_by", "checked_on", "review_by")
CHECKS = ("checked_by", "checked_on", "review_by")
FOLDERS: Mapping[type[Sheet], str] = {
    Guide: "guides", Toolkit: "toolkits", Event: "events", News: "news",
}  # fmt: skip
# What stands between the lines “+++”, in this order; what is empty and need not be is left out.
FRONT: Mapping[type[Sheet], tuple[str, ...]] = {
    Guide: (
        "summary", "minutes", "cost_pounds", "who", "measure", "products", "source_title",
        "source_url", "topics", *WRITTEN,
    ),
    Toolkit: ("summary", "topic", "minutes", "cost_pounds", "guides", *WRITTEN),
    Event: (
        "held_on", "place", "recording", "recording_minutes", "captions", "slides", "summary",
        "guides", "invented",
    ),
    News: ("summary", "published_on", "written_by"),
}  # fmt: skip
LEFT_OUT = ("topic", "captions")


def of(page: Sheet, *, checks: bool = True) -> str:
    """The whole file; without who checked it and when, where those are not asked for."""
    names = [name for name in FRONT[type(page)] if checks or name not in CHECKS]
    front = {"id": str(page.content_id), "slug": page.slug, "title": page.title}
    front |= {name: _value(page, name) for name in names}
    lines = [
        f"{name} = {_toml(value)}" for name, value in front.items() if value or name not in LEFT_OUT
    ]
    return "\n".join(["+++", *lines, "+++", "", *_body(page)]) + "\n"


def digest(page: Sheet) -> str:
    """Of its words: who checked them and when makes no other words of them."""
    return hashlib.sha256(of(page, checks=False).encode()).hexdigest()


def is_edited(page: Sheet) -> bool:
    """Whether somebody changed it since it was loaded, published or still as a draft."""
    return page.has_unpublished_changes or digest(page) != page.loaded


def difference(file: str, page: str) -> Iterator[str]:
    """The lines of a unified diff from the file to the page."""
    return difflib.unified_diff(
        file.splitlines(), page.splitlines(), "file", "page", lineterm="", n=2
    )


def picture_name(picture: Any) -> str:
    """What a picture's file is called in content/guides/pictures: its title in plain letters."""
    return named(picture)


def _value(page: Sheet, name: str) -> object:
    if name == "guides":
        return [block.value.slug for block in page.guides if block.value]
    if isinstance(page, Event) and name in ("recording", "captions", "slides"):
        left = page.left().get(name)
        return f"files/{left.name}" if left else ""
    return getattr(page, name)


def _toml(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)


def _body(page: Sheet) -> Iterator[str]:
    """The Markdown, a block with an empty line after it."""
    blocks = [unmarked.text(page.body)]
    if isinstance(page, Guide):
        blocks += [_step(block.value) for block in page.steps]
    yield "\n\n".join(block for block in blocks if block)


def _step(value: Mapping[str, Any]) -> str:
    lines = [f"## {value['title']}"]
    if value["product"]:
        lines.append(f"Product: {value['product']}")
    if value["picture"]:
        lines.append(f"Picture: {picture_name(value['picture'])} | {value['alt']}")
    return "\n".join(lines) + "\n\n" + unmarked.text(str(value["text"]))
