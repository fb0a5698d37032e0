"""Pages written back as the files of content/."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from watchhouse.foundation.refusal import Refusal
from watchhouse.guidance import texts
from watchhouse.guidance.models import Event, Guide, Sheet


class SameName(Refusal):
    """The sentence names the file."""


def export(folder: Path) -> list[str]:
    """Write every published page below this folder, with its pictures and papers beside it.

    Answers with the names of the files that are new or say something else than before. SameName
    when two different pictures or papers have one title; then nothing is written.
    """
    files: dict[Path, bytes] = {}
    for model, name in texts.FOLDERS.items():
        for page in model.objects.live().order_by("slug"):
            files[Path(name, f"{page.slug}.md")] = texts.of(page).encode()
            for path, said in _beside(page, name):
                if files.setdefault(path, said) != said:
                    raise SameName(f"{path}: two files have this name. Give one another title.")
    return [str(path) for path, said in files.items() if _write(folder / path, said)]


def _write(path: Path, said: bytes) -> bool:
    if path.is_file() and path.read_bytes() == said:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(said)
    return True


def _beside(page: Sheet, folder: str) -> Iterator[tuple[Path, bytes]]:
    """The pictures of a guide's steps; an event's papers."""
    if isinstance(page, Guide):
        for block in page.steps:
            if picture := block.value["picture"]:
                with picture.file.open("rb") as file:
                    yield Path(folder, "pictures", texts.picture_name(picture)), file.read()
    if isinstance(page, Event):
        for name in ("recording", "captions", "slides"):
            paper = getattr(page, f"{name}_paper")
            if paper:
                with paper.file.open("rb") as file:
                    yield Path(folder, "files", page.left()[name].name), file.read()
