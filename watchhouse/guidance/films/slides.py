"""Scenes → pictures of 1280 × 720, one for each line that is said, drawn by typst."""

from __future__ import annotations

import io
import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import segno
import typst
from django.conf import settings
from PIL import Image

from watchhouse.foundation import paper, region, typefaces
from watchhouse.foundation.refusal import Refusal
from watchhouse.guidance.films import saying
from watchhouse.guidance.films.scenes import Scene

TEMPLATE = "film"
HYPHEN = re.compile(r"(?<=\S)-(?=\S)")
PICTURE = 900  # pixels of the longest side of a step's picture


class CannotDraw(Refusal):
    """A text that can't be set: too long, or in letters we have no typeface for."""


def template() -> Path:
    """Where the slides' look stands; it is part of what a film is made from."""
    return Path(settings.CONTENT_DIR / "letters" / f"{TEMPLATE}.typ")


def draw(scenes: Sequence[Scene], language: str) -> Sequence[bytes]:
    """The PNG of every line of every scene, in order. Raises CannotDraw."""
    with _Drawing(scenes, language) as drawing:
        return drawing.pictures()


def fits(scenes: Sequence[Scene], language: str) -> Sequence[dict[str, float]]:
    """What typst measured of each text: its `size`, how `high` it became, and the `room` it had."""
    with _Drawing(scenes, language) as drawing:
        return drawing.fits()


class _Drawing:
    """A folder with the template, the pictures and nothing else: typst reads no further."""

    def __init__(self, scenes: Sequence[Scene], language: str) -> None:
        self.scenes, self.language = scenes, language

    def __enter__(self) -> _Drawing:
        self.folder = Path(tempfile.mkdtemp(prefix="watchhouse-slides-"))
        shutil.copy(template(), self.folder / "film.typ")
        data = {
            "fonts": [*typefaces.FAMILIES], "language": self.language,
            "rtl": self.language in settings.LANGUAGES_BIDI,
            "centre": region.current().centre, "slides": list(self._slides()),
        }  # fmt: skip
        self._check_letters(json.dumps(data["slides"], ensure_ascii=False))
        inputs = {"data": json.dumps(data, ensure_ascii=False), "mark": paper.mark()}
        self.compiler = typst.Compiler(
            self.folder / "film.typ", root=self.folder, font_paths=paper.fonts(), sys_inputs=inputs
        )
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def pictures(self) -> Sequence[bytes]:
        try:
            made = self.compiler.compile(format="png", ppi=72)
        except typst.TypstError as problem:
            raise self._refused(problem) from problem
        return [picture for picture in (made if isinstance(made, list) else [made]) if picture]

    def fits(self) -> Sequence[dict[str, float]]:
        try:
            found: list[dict[str, float]] = json.loads(self.compiler.query("<fit>", field="value"))
        except typst.TypstError as problem:
            raise self._refused(problem) from problem
        return found

    def _refused(self, problem: typst.TypstError) -> Exception:
        if "does not fit" not in str(problem):
            return problem
        return CannotDraw("A text is too long for a slide: shorten the guide's longest title.")

    def _check_letters(self, texts: str) -> None:
        if absent := paper.absent("".join(sorted(set(texts) - {"\n"}))):
            raise CannotDraw(f"No typeface of ours has these letters: {absent[:20]}")

    def _slides(self) -> Iterator[dict[str, Any]]:
        count = sum(len(scene.lines) for scene in self.scenes)
        past = 0
        for scene in self.scenes:
            seen = [line for line in scene.lines if line.on_slide]
            same = {
                "kind": scene.kind, "heading": _breakable(scene.heading), "label": scene.label,
                "product": scene.product, "picture": self._picture(scene),
                "alt": scene.picture.alt if scene.picture else "",
                "lines": [{"text": _breakable(line.shown), "mark": line.mark} for line in seen],
                "summary": " ".join(line.shown for line in scene.lines[1:-3]),
                **_of_its_kind(scene),
            }  # fmt: skip
            for number, line in enumerate(scene.lines):
                past += 1
                before = sum(1 for each in scene.lines[:number] if each.on_slide)
                yield {**same, "now": before if line.on_slide else -1, "progress": past / count}

    def _picture(self, scene: Scene) -> str:
        """Draw the step's picture small, beside the template; its name there."""
        if scene.picture is None:
            return ""
        made = self.folder / f"{scene.picture.path.stem}.png"
        with Image.open(scene.picture.path) as picture:
            picture.thumbnail((PICTURE, PICTURE))
            picture.convert("RGBA").save(made)
        return made.name


def _of_its_kind(scene: Scene) -> dict[str, Any]:
    if scene.kind != "close":
        return {"facts": [[what, _breakable(value)] for what, value in scene.facts]}
    facts = dict(scene.facts)
    return {
        "facts": [], "page": _breakable(facts["page"]), "phone": saying.unbroken(facts["phone"]),
        "ring": facts["ring"], "code": _qr(facts["link"]),
    }  # fmt: skip


def _breakable(text: str) -> str:
    """A word as long as an address may be broken after a stroke, and anywhere at need; no other
    word is, not at its hyphen either: Polish would write that twice.
    """
    whole = HYPHEN.sub("-\u2060", saying.unbroken(str(paper.printable(text))))
    return saying.isolated(whole.replace("/", "/\u200b"))


def _qr(link: str) -> str:
    drawn = io.BytesIO()
    segno.make(link, error="m").save(drawn, kind="svg", border=0, dark="#1b2233", xmldecl=False)
    return drawn.getvalue().decode()
