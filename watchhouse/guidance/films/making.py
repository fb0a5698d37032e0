"""One film whole: its files in a folder, from scenes and voices. No database here."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from watchhouse.guidance.films import captions, encoding, narration, slides
from watchhouse.guidance.films.narration import Track
from watchhouse.guidance.films.scenes import Scene
from watchhouse.guidance.films.speech import Voice

log = logging.getLogger(__name__)
CAPTIONS, CHAPTERS, POSTER, FILM, WEBM = (
    "captions.vtt", "chapters.vtt", "poster.webp", "film.mp4", "film.webm",
)  # fmt: skip
FILES = {
    FILM: "video/mp4", WEBM: "video/webm", POSTER: "image/webp",
    CAPTIONS: "text/vtt; charset=utf-8", CHAPTERS: "text/vtt; charset=utf-8",
}  # fmt: skip


@dataclass(frozen=True)
class Made:
    """What came of it: the length, the bytes of the download, and all words as HTML."""

    seconds: float
    size: int
    transcript: str


def make(
    scenes: Sequence[Scene],
    *,
    language: str,
    voice: Voice,
    recorded: Mapping[str, Path],
    folder: Path,
    alive: Callable[[], None] = lambda: None,
) -> Made:
    """Write FILES into the folder. Raises CannotDraw, Mute, BadRecording.

    `alive` is called every few seconds; what it raises ends the work.
    """
    pictures = slides.draw(scenes, language)
    log.info("%d slides drawn", len(pictures))
    track = narration.narrate(scenes, voice, recorded, alive)
    log.info("%.0f s narrated, encoding begins", track.seconds)
    encoding.encode(list(zip(pictures, _frames(track), strict=True)), track.sound, folder, alive)
    encoding.poster(pictures[0], folder / POSTER)
    (folder / CAPTIONS).write_text(captions.vtt(captions.cues(track)), "utf-8")
    (folder / CHAPTERS).write_text(captions.vtt(captions.chapters(scenes, track)), "utf-8")
    size = (folder / FILM).stat().st_size
    return Made(track.seconds, size, captions.transcript(scenes))


def _frames(track: Track) -> Sequence[int]:
    """How many frames each slide is seen."""
    changes = [0, *(round(heard.until * encoding.FPS) for heard in track.lines)]
    return [until - since for since, until in pairwise(changes)]
