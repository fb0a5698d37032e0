"""Scenes → one track of sound, and the second at which each line is heard."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np

from watchhouse.guidance.films import sounds, voices
from watchhouse.guidance.films.scenes import Line, Scene
from watchhouse.guidance.films.sounds import RATE, Samples
from watchhouse.guidance.films.speech import Voice

BEFORE = 0.5  # seconds of a scene before its first word
BETWEEN = 0.4  # between two lines
AFTER = 0.7  # after a scene's last word
ITEM = 0.15  # longer before a point of a list
LAST = 2.0  # the closing slide stays
FRAME = 0.1  # a slide begins with a frame: so do lines


@dataclass(frozen=True)
class Heard:
    """A line and when it is heard, in seconds of the film; its slide is seen until `until`."""

    line: Line
    scene: int
    start: float
    end: float
    until: float
    pieces: Samples


@dataclass(frozen=True)
class Track:
    """All that is heard, and when."""

    sound: Samples
    lines: Sequence[Heard]

    @property
    def seconds(self) -> float:
        """How long the film is."""
        return len(self.sound) / RATE


def narrate(
    scenes: Sequence[Scene],
    voice: Voice,
    recorded: Mapping[str, Path],
    alive: Callable[[], None] = lambda: None,
) -> Track:
    """Read every line, or play what was recorded for its scene. `alive` is called between scenes.

    Raises Mute, BadRecording.
    """
    track = _Track()
    for number, scene in enumerate(scenes):
        alive()
        recording = recorded.get(voices.code(scene))
        if recording:
            said = _cut(voices.read(recording), scene)
        else:
            said = [voice.say(line.spoken) for line in scene.lines]
        track.add(number, scene, said, whole=recording is not None)
    return track.ended()


def _cut(sound: Samples, scene: Scene) -> list[Samples]:
    """A scene's recording, cut at its lines."""
    ends = [0.0, *sounds.divided(sound, [len(line.shown) for line in scene.lines])]
    cuts = [round(end * RATE) for end in ends]
    return [sound[start:end] for start, end in pairwise(cuts)]


class _Track:
    def __init__(self) -> None:
        self.parts: list[Samples] = []
        self.past = 0  # samples
        self.lines: list[Heard] = []

    def add(self, number: int, scene: Scene, said: Sequence[Samples], *, whole: bool) -> None:
        """One scene; a recording is as loud as the rest, and keeps its own pauses."""
        lengths = [len(each) for each in said]
        level = sounds.levelled(np.concatenate(said))
        self._put(sounds.silence(BEFORE))
        for at, (line, length) in enumerate(zip(scene.lines, lengths, strict=True)):
            if at and not whole:
                self._put(sounds.silence(BETWEEN + (ITEM if line.mark else 0)))
            start = self.past / RATE
            piece, level = level[:length], level[length:]
            self._put(piece)
            self.lines.append(Heard(line, number, start, self.past / RATE, 0.0, piece))
        self._put(sounds.silence(AFTER))

    def ended(self) -> Track:
        """The whole, as long as whole frames; each slide is seen until the next begins."""
        self._put(sounds.silence(LAST))
        frame = round(FRAME * RATE)
        self._put(sounds.silence((-self.past % frame) / RATE))
        return Track(np.concatenate(self.parts), self._seen())

    def _put(self, sound: Samples) -> None:
        self.parts.append(sound)
        self.past += len(sound)

    def _seen(self) -> list[Heard]:
        """A slide changes shortly before its line is heard; a scene's first one at its start."""
        seen: list[Heard] = []
        for heard, follows in pairwise(self.lines):
            early = BEFORE if follows.scene != heard.scene else BETWEEN / 4
            seen.append(replace(heard, until=max(follows.start - early, heard.start)))
        return [*seen, replace(self.lines[-1], until=self.past / RATE)]
