"""Captions (WebVTT): read line by line, and written anew with what captions are made of."""

from __future__ import annotations

import re

from watchhouse.foundation.refusal import Refusal

LARGEST = 1_000_000  # bytes: a recording of four hours has a quarter of it
TIME = r"(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}"
CUE = re.compile(rf"({TIME})[ \t]+-->[ \t]+({TIME})((?:[ \t]+[a-z]+:[a-z0-9%.,-]+)*)[ \t]*")
TAG = re.compile(
    r"</?(?:[cibu]|ruby|rt)(?:\.[\w-]+)*>|<(?:v|lang)(?:\.[\w-]+)* [^<>&]*>|</(?:v|lang)>|<"
    + TIME
    + ">"
)
FIRST = re.compile(r"WEBVTT(?:[ \t]|\Z)")
ENTITY = re.compile(r"&(?:amp|lt|gt|nbsp|lrm|rlm);")
HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class NotCaptions(Refusal):
    """The sentence names the line that can't be read."""


def written_anew(captions: bytes) -> bytes:
    """The same captions without notes, styles and regions. Raises NotCaptions."""
    try:
        text = captions.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as problem:
        raise NotCaptions(
            "These captions are not UTF-8. Save them as UTF-8, then send."
        ) from problem
    lines = text.split("\n")
    if len(captions) > LARGEST or HIDDEN.search(text) or not FIRST.match(lines[0]):
        raise _unreadable(1)
    blocks = ["WEBVTT"]
    starts = [number for number, line in enumerate(lines) if "-->" in line]
    for number in starts:
        blocks.append(_cue(lines, number))
    if not starts:
        raise _unreadable(2)
    return ("\n\n".join(blocks) + "\n").encode()


def _cue(lines: list[str], number: int) -> str:
    """One caption: when, and what is said until the next empty line."""
    when = CUE.fullmatch(lines[number])
    if not when or _seconds(when[1]) >= _seconds(when[2]):
        raise _unreadable(number + 1)
    said: list[str] = []
    for line in lines[number + 1 :]:
        if not line.strip():
            break
        bare = ENTITY.sub("", TAG.sub("", line))
        if "<" in bare or "-->" in bare or "&#" in bare:
            raise _unreadable(number + 2 + len(said))
        said.append(line)
    return "\n".join([f"{when[1]} --> {when[2]}{when[3]}", *said])


def _seconds(time: str) -> float:
    parts = [float(part) for part in time.split(":")]
    return sum((part * float(60**power) for power, part in enumerate(reversed(parts))), 0.0)


def _unreadable(line: int) -> NotCaptions:
    return NotCaptions(f"We could not read these captions in line {line}. Send WebVTT, as UTF-8.")
