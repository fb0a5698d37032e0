"""Sound as samples (one channel, 48,000 a second, 16 bits): read, trimmed, made equally loud."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TypeAlias

import av
import numpy as np
from numpy.typing import NDArray

from watchhouse.foundation.refusal import Refusal

RATE = 48_000
LONGEST = 5 * 60  # seconds of one recording
LOUD = 0.10  # how loud speech is on average (RMS, 1 is full scale): near −20 dBFS
PEAK = 0.89
QUIET = 0.006
FORMATS = {".wav": "wav", ".mp3": "mp3", ".ogg": "ogg", ".flac": "flac"}

Samples: TypeAlias = NDArray[np.int16]


class NotASound(Refusal):
    """A file that holds no sound we can read."""

    sentence = "That can't be read as sound: record it again as WAV, MP3, OGG or FLAC."


class TooLong(Refusal):
    """A recording of one scene that goes on and on."""

    sentence = f"That recording is longer than {LONGEST // 60} minutes: record each scene alone."


def read(source: Path | bytes, kind: str) -> Samples:
    """Decode a file of this kind (".wav"). Raises NotASound, TooLong."""
    opened = io.BytesIO(source) if isinstance(source, bytes) else str(source)
    parts: list[NDArray[np.int16]] = []
    heard = 0
    try:
        with av.open(opened, "r", format=FORMATS[kind]) as file:
            resampler = av.AudioResampler("s16", "mono", RATE)
            for frame in file.decode(audio=0):
                for piece in resampler.resample(frame):
                    parts.append(piece.to_ndarray()[0])
                    heard += len(parts[-1])
                if heard > LONGEST * RATE:
                    raise TooLong
            parts += [piece.to_ndarray()[0] for piece in resampler.resample(None)]
    except (av.FFmpegError, IndexError, KeyError, ValueError, OSError) as problem:
        raise NotASound from problem
    if not heard:
        raise NotASound
    return np.concatenate(parts)


def silence(seconds: float) -> Samples:
    """Nothing to be heard for so long."""
    return np.zeros(round(seconds * RATE), np.int16)


def trimmed(sound: Samples) -> Samples:
    """Without the silence before and after."""
    loud = np.flatnonzero(np.abs(sound.astype(np.int32)) > QUIET * 32768)
    if not len(loud):
        return sound[:0]
    margin = RATE // 50
    return sound[max(0, loud[0] - margin) : loud[-1] + margin]


def levelled(sound: Samples) -> Samples:
    """As loud as all the others, and never cut off at the top."""
    heard = sound.astype(np.float32) / 32768
    spoken = heard[np.abs(heard) > QUIET]
    if not len(spoken):
        return sound
    gain = min(LOUD / float(np.sqrt(np.mean(spoken**2))), PEAK / float(np.max(np.abs(heard))))
    return np.asarray(heard * gain * 32767, np.int16)


def divided(sound: Samples, weights: list[int]) -> list[float]:
    """At which seconds the parts of a text end in it, the parts being so long (letters).

    Each end is the quietest moment near where it is by length: people pause between sentences.
    """
    step = RATE // 50
    count = len(sound) // step
    loudness = np.abs(sound[: count * step].astype(np.float32)).reshape(count, step).mean(axis=1)
    smooth = np.convolve(loudness, np.ones(7) / 7, "same") if count else loudness
    ends: list[float] = []
    past = 0
    for weight in weights[:-1]:
        past += weight
        middle = past / sum(weights) * count
        reach = max(8, count / len(weights) * 0.3)
        first, last = int(max(0, middle - reach)), int(min(count, middle + reach))
        near = smooth[first:last]
        at = first + int(np.argmin(near)) if len(near) else int(middle)
        ends.append(max(at / 50, ends[-1] if ends else 0))
    return [*ends, len(sound) / RATE]
