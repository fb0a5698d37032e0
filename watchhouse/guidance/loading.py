"""The files of content/ as pages that are not yet stored, kind by kind, as each needs the last."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from watchhouse.guidance import files, pages
from watchhouse.guidance.models import Guide, Sheet

Made = Callable[[], Sheet]


def kinds(folder: Path) -> Iterator[tuple[str, list[tuple[pages.AnyFile, Made]]]]:
    """Each shelf with its files, and for each file how its page is made.

    A page is made only when it is asked for: making one reads its pictures. Toolkits and events
    name guides, which have to be stored before theirs are made.
    """
    pictures, known = folder / "guides" / "pictures", _Known()
    guides = files.read(folder / "guides", files.GuideFile)
    yield "guides", [(file, lambda f=file: pages.guide(f, pictures)) for file in guides]  # type: ignore[misc]
    toolkits = files.read(folder / "toolkits", files.ToolkitFile)
    yield "toolkits", [(file, lambda f=file: pages.toolkit(f, known())) for file in toolkits]  # type: ignore[misc]
    events = files.read(folder / "events", files.EventFile)
    yield (
        "events",
        [(file, lambda f=file: pages.event(f, known(), folder / "events")) for file in events],  # type: ignore[misc]
    )
    news = files.read(folder / "news", files.NewsFile)
    yield "news", [(file, lambda f=file: pages.news(f)) for file in news]  # type: ignore[misc]


class _Known:
    """The guides' numbers by slug, read when first asked for."""

    numbers: Mapping[str, int] | None = None

    def __call__(self) -> Mapping[str, int]:
        if self.numbers is None:
            self.numbers = dict(Guide.objects.values_list("slug", "pk"))
        return self.numbers
