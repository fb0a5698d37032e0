"""What is heard, to read: captions and chapters as WebVTT, and the transcript."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from watchhouse.guidance.films import saying, sentences, sounds
from watchhouse.guidance.films.narration import Heard, Track
from watchhouse.guidance.films.scenes import Scene

WIDE = 42  # letters of a row
ROWS = 2
LINGER = 0.3  # seconds a caption stays after its last word


@dataclass(frozen=True)
class Cue:
    """Words, and from which second to which they are shown."""

    start: float
    end: float
    text: str


def cues(track: Track) -> Sequence[Cue]:
    """The captions: never two at once, each of at most two rows, none after the film's end."""
    found = [cue for heard in track.lines for cue in _cues(heard)]
    nexts = [cue.start for cue in found[1:]] + [track.seconds]
    return [
        Cue(cue.start, min(cue.end + LINGER, following), cue.text)
        for cue, following in zip(found, nexts, strict=True)
    ]


def _cues(heard: Heard) -> Iterator[Cue]:
    """A line that is too long for two rows is cut, and its sound where the voice pauses."""
    found = parts(" ".join(filter(None, (heard.line.mark.strip("•"), heard.line.shown))))
    ends = sounds.divided(heard.pieces, [len(part) for part in found])
    start = 0.0
    for part, end in zip(found, ends, strict=True):
        yield Cue(heard.start + start, heard.start + end, "\n".join(rows(part)))
        start = end


def parts(text: str) -> Sequence[str]:
    """The text cut evenly into parts of which each fits."""
    if len(rows(text)) <= ROWS:
        return [text]
    left, *right = sentences.pieces(text, len(text) * 2 // 3)
    return [part for half in (left, *right) for part in parts(half)]


def rows(text: str) -> Sequence[str]:
    """The text in rows; two of about the same length read best."""
    text = saying.unbroken(text)
    if len(text) <= WIDE:
        return [text]
    for width in range(len(text) // 2, WIDE + 1):
        made = textwrap.wrap(text, width, break_on_hyphens=False)
        if len(made) <= ROWS:
            return made
    return textwrap.wrap(text, WIDE, break_on_hyphens=False)


def chapters(scenes: Sequence[Scene], track: Track) -> Sequence[Cue]:
    """Where each step begins: a chapter reaches to the next one's start, the last to the end."""
    begins = [
        (0.0 if number == 0 else _first(track, number), scene.chapter)
        for number, scene in enumerate(scenes)
        if scene.chapter
    ]
    ends = [start for start, _ in begins[1:]] + [track.seconds]
    return [Cue(start, end, title) for (start, title), end in zip(begins, ends, strict=True)]


def _first(track: Track, scene: int) -> float:
    """When a scene's first slide is seen: when the last of the scene before it goes."""
    return [heard.until for heard in track.lines if heard.scene < scene][-1]


def vtt(made: Sequence[Cue]) -> str:
    """The file that a browser reads."""
    blocks = [
        f"{number}\n{_clock(cue.start)} --> {_clock(cue.end)}\n{_written(cue.text)}\n"
        for number, cue in enumerate(made, start=1)
    ]
    return "WEBVTT\n\n" + "\n".join(blocks)


def transcript(scenes: Sequence[Scene]) -> SafeString:
    """Every word that is said, under the names of the chapters."""
    parts: list[SafeString] = []
    for scene in scenes:
        if scene.chapter:
            parts.append(format_html("<h3>{}</h3>", saying.isolated(scene.chapter)))
        words = " ".join(line.shown for line in scene.lines)
        parts.append(format_html("<p>{}</p>", saying.isolated(saying.unbroken(words))))
    return format_html_join("\n", "{}", ((part,) for part in parts))


def _clock(seconds: float) -> str:
    thousandths = round(seconds * 1000)
    minutes, left = divmod(thousandths, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{left // 1000:02}.{left % 1000:03}"


def _written(text: str) -> str:
    text = saying.isolated(text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
