"""Where a page and its file in content/ say different things."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from watchhouse.guidance import loading, texts
from watchhouse.guidance.models import Sheet
from watchhouse.guidance.pages import AnyFile


@dataclass(frozen=True)
class Line:
    """A line of the difference: `kind` is file, page, both, or gap between two places."""

    kind: str
    words: str


@dataclass(frozen=True)
class Difference:
    """An edited page and its file. `waits` when the file changed and nobody decided yet."""

    page: Sheet
    file: AnyFile
    made: loading.Made

    @property
    def waits(self) -> bool:
        return self.file.source not in (self.page.source, self.page.kept)

    @property
    def diff(self) -> Sequence[str]:
        """As a unified diff from the file to the page."""
        return list(texts.difference(self.file.whole, texts.of(self.page)))

    @property
    def lines(self) -> Sequence[Line]:
        """The same, for people."""
        return [_line(line) for line in self.diff[2:]]


def of(folder: Path) -> Iterator[Difference]:
    """Every page that somebody edited and whose file says something else."""
    for kind, files in loading.kinds(folder):
        model = next(model for model, name in texts.FOLDERS.items() if name == kind)
        stored = {row.content_id: row for row in model.objects.all()}
        for file, made in files:
            page = stored.get(file.id)
            if page and texts.is_edited(page):
                yield Difference(page, file, made)


def _line(line: str) -> Line:
    if line.startswith("@@"):
        return Line("gap", "")
    kinds = {"-": "file", "+": "page"}
    return Line(kinds.get(line[:1], "both"), line[1:])
