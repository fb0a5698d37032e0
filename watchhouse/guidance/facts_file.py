"""The file of the facts register, content/facts.toml: read, and written back line by line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal

import msgspec
from django.conf import settings

SECTION = re.compile(r"\[facts\.([a-z0-9-]+)\]\s*(?:#.*)?\Z")
LINE = re.compile(r"([a-z_]+) = ")
CHECKED = ("values", "source_url", "basis", "checked_on", "checked_by", "review_by")


class Fact(msgspec.Struct, frozen=True):
    """One fact with its values, where it was read, and until when it may be trusted."""

    what: str
    values: dict[str, str | int]
    source: str
    basis: Literal["read", "memory", "ours"]
    checked_on: date
    review_by: date
    owner: str
    source_url: str = ""
    checked_by: str = ""

    @property
    def links(self) -> list[str]:
        """Every web address in it, its source's first, each once."""
        found = [self.source_url, *(str(each) for each in self.values.values())]
        return list(dict.fromkeys(each for each in found if each.startswith("https://")))

    def is_stale(self, on: date) -> bool:
        """Whether the day has come by which somebody has to look at it again."""
        return self.review_by <= on


class _Register(msgspec.Struct):
    facts: dict[str, Fact]


class CannotWrite(Exception):
    """The file is laid out so that its lines can't be changed one by one."""


def home() -> Path:
    """Where the register lies."""
    return Path(settings.CONTENT_DIR / "facts.toml")


def read(path: Path) -> Mapping[str, Fact]:
    """Read a register; raise `msgspec.ValidationError` naming what is wrong with it."""
    return msgspec.toml.decode(path.read_bytes(), type=_Register).facts


def written(register: Mapping[str, Fact], *, path: Path | None = None) -> str:
    """The file as it should be for this register: comments, order and all else stay as they are.

    Raises `CannotWrite` when that can't be done line by line.
    """
    path = path or home()
    text = "\n".join(_lines(path.read_text().split("\n"), read(path), register))
    if msgspec.toml.decode(text, type=_Register).facts != {**read(path), **register}:
        raise CannotWrite(str(path))
    return text


def _lines(lines: list[str], old: Mapping[str, Fact], new: Mapping[str, Fact]) -> Iterator[str]:
    """The lines, those that a check changed made anew; who looked stands after the day."""
    todo: dict[str, Any] = {}
    first = False
    for line in lines:
        if section := SECTION.match(line):
            was = old[section[1]]
            todo = _changed(was, new.get(section[1], was))
            first = "checked_by" in todo and not was.checked_by
        key = named[1] if (named := LINE.match(line)) else ""
        yield f"{key} = {_toml(todo[key])}" if key in todo else line
        if first and key == "checked_on":
            yield f"checked_by = {_toml(todo['checked_by'])}"


def _changed(old: Fact, new: Fact) -> dict[str, Any]:
    return {key: getattr(new, key) for key in CHECKED if getattr(new, key) != getattr(old, key)}


def _toml(value: Any) -> str:
    """A value as TOML writes it; JSON's strings are TOML's."""
    if isinstance(value, dict):
        pairs = (f"{key} = {_toml(each)}" for key, each in value.items())
        return f"{{ {', '.join(pairs)} }}"
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)
