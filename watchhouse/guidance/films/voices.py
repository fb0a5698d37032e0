"""A person's voice instead of the machine's: recordings in DATA_DIR/voices/<guide>/<language>/.

Each scene has a code that comes from its words: `03-5f2a9c41.wav` is what somebody said to the
third scene. When its words change so does its code, and an old recording is not used: no film says
what its guide no longer says.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings

from watchhouse.foundation.refusal import Refusal
from watchhouse.guidance.films import sounds
from watchhouse.guidance.films.scenes import Scene
from watchhouse.guidance.films.sounds import Samples


class BadRecording(Refusal):
    """A recorded file that can't be used; the sentence names it."""


def folder(slug: str, language: str) -> Path:
    """Where the recordings of a film lie."""
    return Path(settings.DATA_DIR) / "voices" / slug / language


def code(scene: Scene) -> str:
    """What a recording of this scene has in its name."""
    return hashlib.sha256(scene.words.encode()).hexdigest()[:8]


def script(scenes: Sequence[Scene]) -> Sequence[tuple[str, str]]:
    """What to read aloud, scene by scene: the name of the file to record, and the words."""
    return [(f"{number:02}-{code(s)}", s.words) for number, s in enumerate(scenes, start=1)]


def found(slug: str, language: str, scenes: Sequence[Scene]) -> dict[str, Path]:
    """The recordings that fit the scenes' words, by code."""
    files = [
        path
        for path in sorted(folder(slug, language).glob("*-*"))
        if path.suffix.lower() in sounds.FORMATS and path.is_file()
    ]
    by_code = {path.stem.rpartition("-")[2].lower(): path for path in files}
    wanted = {code(scene) for scene in scenes}
    return {each: path for each, path in by_code.items() if each in wanted}


def read(path: Path) -> Samples:
    """What was recorded. Raises BadRecording."""
    try:
        return sounds.trimmed(sounds.read(path, path.suffix.lower()))
    except Refusal as problem:
        raise BadRecording(f"{path.parent.name}/{path.name}: {problem.sentence}") from problem
