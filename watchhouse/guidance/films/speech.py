"""Who reads a film aloud: a speech program of this machine, or nobody."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Protocol

from watchhouse.foundation.refusal import Refusal
from watchhouse.guidance.films import sounds
from watchhouse.guidance.films.sounds import Samples

PATIENCE = 30  # seconds for one line
READING = 14  # letters a second: what people read without haste
SHORTEST = 1.6


class Mute(Refusal):
    """The speech program that was asked for is not there, or did not speak."""


class Voice(Protocol):
    """Reads a line aloud."""

    @property
    def name(self) -> str:
        """What it is called in the film's row."""
        ...

    def say(self, words: str) -> Samples:
        """The sound of these words. Raises Mute."""
        ...


class Silence:
    """Nobody: as long as it takes to read the line."""

    name = "silence"

    def say(self, words: str) -> Samples:
        """Nothing to be heard, for as long as it takes to read."""
        return sounds.silence(max(SHORTEST, len(words) / READING))


@dataclass(frozen=True)
class ESpeak:
    """eSpeak NG: robotic, and in every language we need."""

    path: str
    voice: str
    pace: int
    name: str = "espeak-ng"

    VOICES: ClassVar[Mapping[str, tuple[str, int]]] = {  # voice, words a minute
        "en": ("en-gb-x-rp", 148), "ro": ("ro", 140), "es": ("es", 145), "pl": ("pl", 140),
        "bn": ("bn", 130), "pt": ("pt", 145), "gu": ("gu", 130), "it": ("it", 145),
        "pa": ("pa", 130), "tr": ("tr", 135), "ur": ("ur", 130), "cy": ("cy", 140),
        "fr": ("fr", 145), "ar": ("ar", 130), "ta": ("ta", 130),
    }  # fmt: skip

    def say(self, words: str) -> Samples:
        """The sound of these words. Raises Mute."""
        flags = ["-v", self.voice, "-s", str(self.pace), "-p", "42", "-g", "2", "--stdout"]
        return _heard([self.path, *flags, "--stdin"], words, self.name)


@dataclass(frozen=True)
class Pico:
    """SVOX Pico: warmer, in fewer languages; Debian counts it as non-free."""

    path: str
    voice: str
    name: str = "pico"

    VOICES: ClassVar[Mapping[str, str]] = {
        "en": "en-GB", "es": "es-ES", "it": "it-IT", "fr": "fr-FR"
    }  # fmt: skip

    def say(self, words: str) -> Samples:
        """The sound of these words. Raises Mute."""
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / "said.wav"
            _run([self.path, "-l", self.voice, "-w", str(made), "--", words], "", self.name)
            return sounds.trimmed(sounds.read(made, ".wav"))


def choose(wanted: str, language: str) -> Voice:
    """The voice for a language: the setting `SPEECH`, or with "auto" the first that is here.

    Raises Mute when the one that was named is not here or does not speak the language.
    """
    if wanted == "silence":
        return Silence()
    for make in {"auto": (_espeak, _pico), "espeak-ng": (_espeak,), "pico": (_pico,)}[wanted]:
        if voice := make(language):
            return voice
    if wanted == "auto":
        return Silence()
    raise Mute(f"{wanted} is not on this machine, or does not speak “{language}”: see SPEECH.")


def _espeak(language: str) -> Voice | None:
    path, known = shutil.which("espeak-ng"), ESpeak.VOICES.get(language)
    return ESpeak(path, *known) if path and known else None


def _pico(language: str) -> Voice | None:
    path, known = shutil.which("pico2wave"), Pico.VOICES.get(language)
    return Pico(path, known) if path and known else None


def _heard(command: list[str], words: str, name: str) -> Samples:
    try:
        return sounds.trimmed(sounds.read(_run(command, words, name), ".wav"))
    except sounds.NotASound as problem:
        raise Mute(f"{name} said nothing: look whether it is whole, or set SPEECH.") from problem


def _run(command: list[str], words: str, name: str) -> bytes:
    """What the program wrote. It gets nothing of ours but the words, and so much time."""
    try:
        return subprocess.run(  # noqa: S603 (a list, no shell; the words are no option)
            command, input=words.encode(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            timeout=PATIENCE, check=True, env={"PATH": os.defpath, "LANG": "C.UTF-8"},
        ).stdout  # fmt: skip
    except (OSError, subprocess.SubprocessError) as problem:
        raise Mute(f"{name} did not speak: look whether it is whole, or set SPEECH.") from problem
