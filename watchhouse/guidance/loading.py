"""The files of content/ as pages that are not yet stored, kind by kind, as each needs the last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from watchhouse.guidance import files, pages
from watchhouse.guidance.models import Guide, Sheet

Made = Callable[[], Sheet]
File = TypeVar("File", bound=pages.AnyFile)


def kinds(folder: Path) -> Iterator[tuple[str, list[tuple[pages.AnyFile, Made]]]]:
    """Each shelf with its files, and for each file how its page is made.

    A page is made only when it is asked for: making one reads its pictures. Toolkits and events
    name guides, which have to be stored before theirs are made.
    """
    pictures, known = folder / "guides" / "pictures", _Known()
    guides = files.read(folder / "guides", files.GuideFile)
    yield "guides", _each(guides, lambda file: pages.guide(file, pictures))
    toolkits = files.read(folder / "toolkits", files.ToolkitFile)
    yield "toolkits", _each(toolkits, lambda file: pages.toolkit(file, known()))
    events = files.read(folder / "events", files.EventFile)
    yield "events", _each(events, lambda file: pages.event(file, known(), folder / "events"))
    news = files.read(folder / "news", files.NewsFile)
    yield "news", _each(news, pages.news)


def _each(found: Iterable[File], make: Callable[[File], Sheet]) -> list[tuple[pages.AnyFile, Made]]:
    return [(file, partial(make, file)) for file in found]


class _Known:
    """The guides' numbers by slug, read when first asked for."""

    numbers: Mapping[str, int] | None = None

    def __call__(self) -> Mapping[str, int]:
        if self.numbers is None:
            self.numbers = dict(Guide.objects.values_list("slug", "pk"))
        return self.numbers
